/** `npm run bench:figures`: a funnel of a million facts, beside a bare parse of them and DuckDB; writes bench/FIGURES.md. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { localFolder } from '../local/paths.ts';
import { ensureVenv } from '../local/venv.ts';
import { asOf, factsOfPlant, from } from './figures-facts.ts';
import { layOut } from './figures-journal.ts';
import { fixed, report, table, where } from './markdown.ts';

const million = 1_000_000;
/** Each is measured so often, in turns, and the least counts: so that what else the machine does falls on all. */
const rounds = 2;
const goal = 1.5;
/** How long DynamoDB takes for a page, if nobody has measured it. */
const pageMs = 60;

const Taken = z.object({ seconds: z.number(), cpuSeconds: z.number(), peakMegabytes: z.number() });
const Row = z.strictObject({
  ...{ pipeline: z.string(), stage: z.string(), entered: z.int(), movedOn: z.int(), lost: z.int() },
  ...{ parked: z.int(), wentBack: z.int(), here: z.int() },
});
const Told = Taken.extend({ rows: z.array(Row).optional() });
type Told = z.infer<typeof Told>;

const say = (line: string): void => {
  console.log(line);
};

say('Installing DuckDB, the first time only');
const python = await ensureVenv(say, join(localFolder, 'bench-venv'), join(import.meta.dirname, 'requirements.txt'));
const folder = await mkdtemp(join(tmpdir(), 'voronka-figures-'));

const told = (command: string, args: readonly string[]): Told =>
  Told.parse(JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 })));
const ours = (what: 'parse' | 'funnel', pages: 'every' | 'asked' | 'excerpts') => (): Told =>
  told(process.execPath, [join(import.meta.dirname, 'figures-run.ts'), what, join(folder, pages)]);
const duck = (threads?: number) => (): Told =>
  told(python, [
    ...[join(import.meta.dirname, 'figures_reference.py'), join(folder, 'export'), asOf],
    ...[`${from}-01T00:00:00.000Z`, asOf, ...(threads === undefined ? [] : [String(threads)])],
  ]);

/** The least time of each, and the most memory. */
function measure<T extends string>(works: Readonly<Record<T, () => Told>>): Record<T, Told> {
  const names = Object.keys(works) as T[]; // Object.keys forgets the keys
  const runs = Object.fromEntries(names.map((name) => [name, [] as Told[]])) as Record<T, Told[]>;
  for (let round = 1; round <= rounds; round += 1)
    for (const name of names) {
      const run = works[name]();
      say(`${String(round)} ${name}: ${fixed(run.seconds, 2)} s, ${fixed(run.cpuSeconds, 2)} s of processors`);
      runs[name].push(run);
    }
  const best = names.map((name) => {
    const own = runs[name];
    const least = (of: (run: Told) => number): number => Math.min(...own.map(of));
    const peakMegabytes = Math.max(...own.map((run) => run.peakMegabytes));
    const times = { seconds: least((run) => run.seconds), cpuSeconds: least((run) => run.cpuSeconds) };
    return [name, { ...times, peakMegabytes, rows: own[0]?.rows }] as const;
  });
  return Object.fromEntries(best) as Record<T, Told>;
}

try {
  say('Laying out a million facts');
  const laid = await layOut(factsOfPlant(million), folder);
  const found = measure({
    parseEvery: ours('parse', 'every'),
    funnelEvery: ours('funnel', 'every'),
    parseAsked: ours('parse', 'asked'),
    funnelAsked: ours('funnel', 'asked'),
    parseExcerpts: ours('parse', 'excerpts'),
    funnelExcerpts: ours('funnel', 'excerpts'),
    duckOne: duck(1),
    duck: duck(),
  });
  const rows = JSON.stringify(found.funnelEvery.rows);
  const others = [found.funnelAsked, found.funnelExcerpts, found.duckOne, found.duck];
  if (!others.every((other) => JSON.stringify(other.rows) === rows)) throw new Error('the funnels are not the same');

  const seconds = (value: number): string => `${fixed(value, 2)} s`;
  const line = (what: string, own: Told, beside: Told, wanted = '') => [
    ...[what, seconds(own.cpuSeconds), `**${fixed(own.cpuSeconds / beside.cpuSeconds, 2)}**`, wanted],
    ...[seconds(own.seconds), `${fixed(own.peakMegabytes)} MB`, fixed(own.peakMegabytes / beside.peakMegabytes, 2)],
  ];
  const head = ['', 'of processors', 'ratio', 'goal', 'by the clock', 'peak memory', 'ratio'];
  const wanted = `at most ${String(goal)}`;
  const { parseEvery, funnelEvery, parseAsked, funnelAsked, parseExcerpts, funnelExcerpts, duckOne } = found;
  const besideDuck = (duck: Told): string =>
    `${fixed(funnelEvery.cpuSeconds / duck.cpuSeconds, 2)} of the time and ${fixed(funnelEvery.peakMegabytes / duck.peakMegabytes, 2)} of the memory`;
  const fetching = ((laid.pages / 4) * pageMs) / 1000;
  const whole = 2 * fetching + funnelExcerpts.cpuSeconds;
  const units = (2 * laid.itemMegabytes * 1e6) / 8192;
  await report('FIGURES.md', [
    `# A funnel of a million facts\n\nMeasured by \`npm run bench:figures\` ${where()}: each in a process of its own, ${String(rounds)} times in turns; of the times the least, of memory the most.`,
    `A journal of ${String(million)} facts over two years, ${fixed(laid.itemMegabytes)} MB of items in ${String(laid.pages)} pages of at most 1 MB, as the index of months has them. A funnel asks for ${String(laid.asked)} of them; the others are what a journal has besides, as often as in the demo plant's. The funnel is \`reportFunnel\` itself, from the bodies of the answers to rows that add up; what it says of each stage is what DuckDB says.`,
    table(head, [
      line('**every fact**: a bare `JSON.parse` of each body', parseEvery, parseEvery),
      line('the funnel', funnelEvery, parseEvery, wanted),
      line('DuckDB on the export, one thread', duckOne, parseEvery),
      line('DuckDB on the export, as it comes', found.duck, parseEvery),
      line('**the facts asked for**, whole: a bare `JSON.parse` of each body', parseAsked, parseAsked),
      line('the funnel', funnelAsked, parseAsked),
      line(
        '**what the query answers**, excerpts of these: a bare `JSON.parse` of each body',
        parseExcerpts,
        parseExcerpts,
      ),
      line('the funnel, as the product reads it', funnelExcerpts, parseExcerpts),
    ]),
    `Of every fact the funnel takes ${besideDuck(duckOne)} of DuckDB with one thread, and ${besideDuck(found.duck)} of DuckDB as it comes. As the product reads it, it takes ${fixed(funnelExcerpts.cpuSeconds / parseEvery.cpuSeconds, 2)} of a bare parse of the million facts.`,
    '## What is measured, and what is not\n\n- Of the parse: `JSON.parse` of each body and nothing else; its text is there. Of the funnel: reading the bodies from their bytes, folding, rows, reconciling. Of neither: reading files, starting Node, the network. Memory is that of the whole process.\n- Of DuckDB: the query, with unzipping its files, and only six counts of each stage; the funnel also has times, money, reasons and visits. Its processors count its start too.\n- Time of processors is what a function pays for and what others on the machine change least; by the clock a busy machine takes longer.\n- Where nearly all that is read is needed, most of the time goes to keeping and folding it, and the ratio is above the goal, which is for a journal of a million facts as it stands.\n- Every record came within the months. Whoever came before is read from the table, record by record.',
    `## In a function\n\nAn estimate, not a measurement. A query reads 1 MB of items: ${String(laid.pages)} pages, four shards side by side, are ${fixed(laid.pages / 4)} one after another; at ${String(pageMs)} ms each, which is assumed, ${fixed(fetching, 1)} s. Costs are read from the same months once more: ${fixed(2 * fetching, 1)} s, and ${fixed(units)} read units, $${fixed((units * 0.125) / 1e6, 3)} at $0.125 a million. The funnel takes ${seconds(funnelExcerpts.cpuSeconds)} of a processor here. The function of figures has one, 1,769 MB (the peak is ${fixed(funnelExcerpts.peakMegabytes)} MB) and 29 s: a million facts take about ${fixed(whole)} s, and ${whole < 29 ? 'fit; twice as many would not' : 'do not fit'}.`,
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
