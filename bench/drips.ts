/**
 * `npm run bench:drips`: people in all baskets of a local cloud get their letters over months, while stops come at random and
 * functions are killed as they run. What left is compared with what the journal says should have. `-- 100 7` has 100 people and
 * the seed 7. Writes bench/DRIPS.md.
 */
import { systemFileOf } from '../local/paths.ts';
import { portFrom } from '../local/port.ts';
import { startSystem } from '../local/start-system.ts';
import { fixed, report, table, where } from './markdown.ts';

const say = (line: string): void => {
  console.log(`${new Date().toISOString()} ${line}`);
};
const [count, seed] = [Number(process.argv[2] ?? 300), Number(process.argv[3] ?? 1)];
const running = await startSystem({ stage: 'test', port: portFrom(process.env.VORONKA_BENCH_PORT, 4766), tell: say });
process.env.VORONKA_TEST_SYSTEM = systemFileOf('test'); // read when the modules below are loaded
try {
  const { playDrips } = await import('./drip-play.ts');
  const begun = performance.now();
  const { readers, happened, killed, judged } = await playDrips({ count, seed }, say);
  const { baskets, transitions } = judged;
  const letters = baskets.reduce((sum, { left }) => sum + left, 0);
  await report('DRIPS.md', [
    '# Letters over months, with stops at random and functions killed',
    `\`npm run bench:drips -- ${String(count)} ${String(seed)}\`, ${where()}: ${fixed((performance.now() - begun) / 60_000)} minutes.`,
    `${String(readers)} people, ${String(killed)} processes of the functions killed as they ran. ${Object.entries(
      happened,
    )
      .map(([what, times]) => `${what}: ${String(times)}`)
      .join(', ')}.`,
    'What should have left is worked out from the journal by `bench/drip-replay.ts`, which shares nothing with the product’s own decision. The run fails when a letter left twice, after a stop, or unexpected, and when one is missing that nobody calls unknown.',
    table(
      ['basket', 'people', 'letters expected', 'left', 'unknown', 'after a stop', 'twice'],
      baskets.map(({ basket, ...counts }) => [basket, ...Object.values(counts).map(String)]),
    ),
    `${String(letters)} letters left in all. An enrolment that nothing stopped took ${transitions} states of its workflow.`,
  ]);
} finally {
  await running.stop();
}
