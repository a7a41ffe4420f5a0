/**
 * `npm run bench:console`: what the console weighs, and how its board holds 5,000 cards, in a real browser; writes
 * bench/CONSOLE.md, and fails where a goal is missed.
 */
import { systemFileOf } from '../local/paths.ts';
import { portFrom } from '../local/port.ts';
import { startSystem } from '../local/start-system.ts';
import { fixed, report, table, where } from './markdown.ts';

const cards = 5000;
const rounds = 5;

const port = portFrom(process.env.VORONKA_BENCH_PORT, 4766);
const running = await startSystem({ stage: 'browser', port, reconciles: false, tell: console.log });
process.env.VORONKA_TEST_SYSTEM = systemFileOf('browser'); // read when the modules below are loaded
try {
  const { reset } = await import('../test/support/system/reset.ts');
  const { loadBoard } = await import('../test/support/system/long-board.ts');
  const { cardsScrolled, measureBoard, measureLoad } = await import('./console-board.ts');
  await reset();
  const load = await measureLoad();
  await loadBoard(cards);
  const boards = [];
  for (let round = 0; round < rounds; round += 1) boards.push(await measureBoard());
  await reset();
  const inKilobytes = (bytes: number): string => `${fixed(bytes / 1024, 1)} KB`;
  const inMs = (ms: number): string => `${fixed(ms)} ms`;
  const goals = [
    {
      what: 'scripts, styles and words of the first page',
      measured: [load.total],
      most: 250 * 1024,
      said: inKilobytes,
    },
    {
      what: 'first card after the page was asked for',
      measured: boards.map(({ firstCardMs }) => firstCardMs),
      most: 1500,
      said: inMs,
    },
    {
      what: 'longest frame while scrolling',
      measured: boards.map(({ frames }) => frames.longestMs),
      most: 50,
      said: inMs,
    },
    {
      what: 'longest task while scrolling, traced, in time of the processor',
      measured: boards.map(({ longestTaskMs }) => longestTaskMs),
      most: 50,
      said: inMs,
    },
    {
      what: 'longest from a key or a click to the next paint',
      measured: boards.map(({ interactionMs }) => interactionMs),
      most: 200,
      said: inMs,
    },
  ];
  await report('CONSOLE.md', [
    '# The console in a browser',
    `\`npm run bench:console\`, headless Chromium without a graphics card, beside the local cloud, ${where()}.`,
    table(
      ['', 'measured', 'at most'],
      goals.map(({ what, measured, most, said }) => [what, measured.map(said).join(', '), said(most)]),
    ),
    `The first page is my day, signed in, nothing kept by the browser, all by gzip. The board is one of leads with ${String(cards)} cards, measured ${String(rounds)} times, of which the best has to reach the goal: whatever else the cores do only adds, and they run the cloud and the browser’s drawing too. Each time ${String(cardsScrolled)} cards of the queue are scrolled through and back. The frames of the way back count: on the way there the cloud reads page by page on the same cores, and ${boards.map(({ readFrames: { long, count } }) => `${String(long)} of ${String(count)}`).join(', ')} frames took longer than 50 ms.`,
    '## What the first page loads',
    table(
      ['file', 'KB gzip'],
      load.files.map(({ name, bytes }) => [name, fixed(bytes / 1024, 1)]),
    ),
  ]);
  const missed = goals.filter(({ measured, most }) => Math.min(...measured) > most);
  if (missed.length > 0) throw new Error(`missed: ${missed.map(({ what }) => what).join('; ')}`);
} finally {
  await running.stop();
}
