/** `npm run bench:console`: what the console weighs, and how its board holds 5,000 cards, in a real browser; writes bench/CONSOLE.md. */
import { systemFileOf } from '../local/paths.ts';
import { portFrom } from '../local/port.ts';
import { startSystem } from '../local/start-system.ts';
import { fixed, report, table, where } from './markdown.ts';

const cards = 5000;

const port = portFrom(process.env.VORONKA_BENCH_PORT, 4766);
const running = await startSystem({ stage: 'test', port, tell: console.log });
process.env.VORONKA_TEST_SYSTEM = systemFileOf('test'); // read when the modules below are loaded
try {
  const { reset } = await import('../test/support/system/reset.ts');
  const { measureBoard, measureLoad } = await import('./console-board.ts');
  await reset();
  const load = await measureLoad();
  const board = await measureBoard(cards);
  const kilobytes = (bytes: number): string => fixed(bytes / 1024);
  await report('CONSOLE.md', [
    '# The console in a browser',
    `Headless Chromium without a graphics card, beside the local cloud, ${where()}.`,
    '## What is loaded first',
    `My day, signed in, nothing kept by the browser: ${kilobytes(load.total)} KB gzip of scripts, styles and words; at most 250.`,
    table(
      ['file', 'KB gzip'],
      load.files.map(({ name, bytes }) => [name, fixed(bytes / 1024, 1)]),
    ),
    `## A board of ${String(cards)} cards`,
    table(
      ['', 'measured', 'goal'],
      [
        ['first card drawn after the page was asked for', `${fixed(board.firstCardMs)} ms`, '1,500 ms'],
        [`frames while ${String(board.scrolledCards)} cards are scrolled through`, String(board.frames), ''],
        ['the longest frame of these', `${fixed(board.longestFrameMs)} ms`, '50 ms'],
        ['frames over 50 ms', String(board.longFrames), '0'],
        ['from a key or a click to the next paint, the longest', `${fixed(board.interactionMs)} ms`, '200 ms'],
      ],
    ),
  ]);
} finally {
  await running.stop();
}
