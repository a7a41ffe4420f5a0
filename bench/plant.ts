/**
 * `npm run bench:plant`: a whole plant moves in and out through the API of a local cloud, and every count is reconciled. It
 * takes more than an hour; `-- 20` moves a plant 20 times smaller. Writes bench/PLANT.md.
 */
import { systemFileOf } from '../local/paths.ts';
import { portFrom } from '../local/port.ts';
import { startSystem } from '../local/start-system.ts';
import { fixed, report, table, where } from './markdown.ts';
import { moveIn } from './move-in.ts';

const say = (line: string): void => {
  console.log(`${new Date().toISOString()} ${line}`);
};
const times = Number(process.argv[2] ?? 1);
const running = await startSystem({ stage: 'test', port: portFrom(process.env.VORONKA_BENCH_PORT, 4766), tell: say });
process.env.VORONKA_TEST_SYSTEM = systemFileOf('test'); // read when the modules below are loaded
try {
  const { reset } = await import('../test/support/system/reset.ts');
  const { cloudPlace } = await import('./move-in-cloud.ts');
  await reset();
  const begun = performance.now();
  const moved = await moveIn(times, cloudPlace, say);
  const minutes = (performance.now() - begun) / 60_000;
  await report('PLANT.md', [
    '# A plant moves in and out through the API',
    `\`npm run bench:plant -- ${String(times)}\`, ${where()}: ${fixed(minutes)} minutes.`,
    'Everything is taken in, taken in again, and taken back; one row in fifty is dirty. The run fails when a count is not what the files hold.',
    table(
      ['kind', 'rows', 'imported', 'rejected', 'unchanged again', 'taken back', 'rows a second', 'again', 'undone'],
      moved.map(({ kind, rows, imported, rejected, unchangedAgain, removed, perSecond: { first, again, undo } }) => [
        kind,
        ...[rows, imported, rejected, unchangedAgain, removed].map(String),
        ...[first, again, undo].map((speed) => fixed(speed)),
      ]),
    ),
  ]);
} finally {
  await running.stop();
}
