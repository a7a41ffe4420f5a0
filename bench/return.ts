/** `npm run bench:return`: RFM and the forecast of a million customers, beside a bare loop, DuckDB and lifetimes; writes bench/RETURN.md. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { randomOf } from '../local/demo/random.ts';
import { localFolder } from '../local/paths.ts';
import { ensureVenv } from '../local/venv.ts';
import { customersAt, historiesOf } from '../shared/domain/return/customers.ts';
import { dayNumber } from '../shared/domain/return/day-number.ts';
import { counted, logLikelihood } from '../shared/domain/return/forecast/bg-nbd.ts';
import { fitBgNbd } from '../shared/domain/return/forecast/fit-bg-nbd.ts';
import type { Histories } from '../shared/domain/return/forecast/histories.ts';
import { predictAll } from '../shared/domain/return/forecast/predict-all.ts';
import { boundariesOf } from '../shared/domain/return/rfm/boundaries.ts';
import { cellCount } from '../shared/domain/return/rfm/cells.ts';
import { type Columns, columnsFor } from '../shared/domain/return/rfm/columns.ts';
import { buyers } from '../test/support/domain/buyers.ts';
import { cdnowCustomers, hasCdnow } from '../test/support/domain/cdnow.ts';
import { fixed, report, table, where } from './markdown.ts';
import { guardTable } from './return-guard.ts';

const million = 1_000_000;
const rounds = 40;
const say = (line: string): void => {
  console.log(line);
};

/** A shop of so many customers: whole days up to two years, mostly one to six purchases, averages that are fractions. */
function shop(customers: number): Columns {
  const random = randomOf(7);
  const columns = columnsFor(customers);
  for (let row = 0; row < customers; row += 1) {
    const frequency = 1 + Math.floor(-3 * Math.log(1 - random.next()));
    const spread = random.next() + random.next() + random.next() - 1.5;
    columns.recencyDays[row] = random.between(0, 730);
    columns.frequency[row] = frequency;
    columns.monetary[row] = Math.round(100 * Math.exp(6 + 2.4 * spread)) / frequency;
  }
  return columns;
}

/** What the kernel is held against: it reads the same columns, and writes as much. */
function bareLoop({ recencyDays, frequency, monetary }: Columns, cells: Uint8Array): void {
  for (let row = 0; row < cells.length; row += 1)
    cells[row] = (recencyDays[row] ?? 0) + (frequency[row] ?? 0) + (monetary[row] ?? 0);
}

const scored = (columns: Columns) => {
  const boundaries = boundariesOf([columns]);
  if (!boundaries) throw new Error('there are customers');
  return { boundaries, cells: columns.kernel.band(boundaries) };
};

const millisecondsOf = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** The least of many rounds of each, in turns, so that what else the machine does falls on all. */
function leastOf<T extends string>(works: Readonly<Record<T, () => unknown>>, times: number): Record<T, number> {
  const names = Object.keys(works) as T[]; // Object.keys forgets the keys
  const least = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<T, number>;
  for (let round = 0; round < times; round += 1)
    for (const name of names) least[name] = Math.min(least[name], millisecondsOf(works[name]));
  return least;
}

const Rfm = z.object({ seconds: z.number(), boundaries: z.array(z.array(z.number())), counts: z.array(z.number()) });
const Parameters = z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() });
const Fit = z.object({ seconds: z.number(), parameters: Parameters });

say('Installing DuckDB and lifetimes, the first time only');
const python = await ensureVenv(say, join(localFolder, 'bench-venv'), join(import.meta.dirname, 'requirements.txt'));
const folder = await mkdtemp(join(tmpdir(), 'voronka-return-'));
const reference = (what: 'rfm' | 'fit'): unknown =>
  JSON.parse(
    execFileSync(python, [join(import.meta.dirname, 'return_reference.py'), what, folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
const keep = (files: Readonly<Record<string, NodeJS.ArrayBufferView>>): Promise<unknown> =>
  Promise.all(Object.entries(files).map(([name, column]) => writeFile(join(folder, name), column)));

try {
  say('Scoring a million customers');
  const columns = shop(million);
  const cells = new Uint8Array(million);
  const kernel = leastOf(
    {
      loop: () => {
        bareLoop(columns, cells);
      },
      kernel: () => scored(columns),
    },
    rounds,
  );
  await keep({
    'recency.u16': columns.recencyDays,
    'frequency.u16': columns.frequency,
    'monetary.f64': columns.monetary,
  });
  const duck = Rfm.parse(reference('rfm'));
  const ours = scored(columns);
  const counts = Array.from({ length: cellCount }, (_, cell) =>
    ours.cells.reduce((sum, each) => sum + Number(each === cell), 0),
  );
  const isSame =
    JSON.stringify([duck.boundaries, duck.counts]) ===
    JSON.stringify([[ours.boundaries.recency, ours.boundaries.frequency, ours.boundaries.monetary], counts]);

  say('Scoring ten million');
  const many = shop(10 * million);
  many.kernel.band({ recency: [0, 0], frequency: [0, 0], monetary: [0, 0] }); // its result stands in the columns' own memory
  const before = process.memoryUsage.rss();
  scored(many);
  const memory = (process.memoryUsage.rss() - before) / 1e6;

  say('Fitting a million histories');
  const model = { r: 0.5, alpha: 6, a: 0.8, b: 2.5 };
  const made = historiesOf(buyers({ model, customers: million, enterWithinDays: 700, days: 730 }, 11), 730);
  const fits = leastOf({ fit: () => fitBgNbd(made) }, 3);
  const { parameters } = fitBgNbd(made);
  const scores = leastOf({ score: () => predictAll(parameters, made, 90) }, 3);

  const sample = sampleOfShop();
  const fit = leastOf({ fit: () => fitBgNbd(sample) }, 20);
  await keep({ 'repeats.u32': sample.repeats, 'recency.u32': sample.recencyDays, 'age.u32': sample.ageDays });
  const lifetimes = Fit.parse(reference('fit'));
  const reached = fitBgNbd(sample).logLikelihood;
  const theirs = logLikelihood(counted(sample), lifetimes.parameters).value;

  say('Fitting companies of 30 to 1,000 customers');
  const guard = guardTable();
  const ms = (value: number): string => `${fixed(value, value < 100 ? 1 : 0)} ms`;
  await report('RETURN.md', [
    `# RFM and the forecast\n\nMeasured by \`npm run bench:return\` ${where()}; each time is the least of several.`,
    table(
      ['a million customers', 'takes', 'beside', 'ratio', 'goal'],
      [
        [
          'boundaries and cells',
          ms(kernel.kernel),
          `a loop that reads and writes the same columns, ${ms(kernel.loop)}`,
          `${fixed(kernel.kernel / kernel.loop, 2)} of it`,
          'at most 2',
        ],
        [
          'boundaries and cells',
          ms(kernel.kernel),
          `DuckDB ${isSame ? 'with the same result' : 'WITH ANOTHER RESULT'}, ${ms(1000 * duck.seconds)}`,
          `${fixed((1000 * duck.seconds) / kernel.kernel)} times faster`,
          'at least 15',
        ],
        ['fit of BG/NBD', ms(fits.fit), '', '', 'at most 2,500 ms'],
        ['forecast of each', ms(scores.score), '', '', 'at most 400 ms'],
      ],
    ),
    `Scoring ten million needs ${fixed(memory, 1)} MB beside the columns; 20 are allowed.`,
    `The fit of ${String(sample.repeats.length)} customers of ${hasCdnow ? 'CDNOW' : 'a simulated shop'} takes ${ms(fit.fit)} (log-likelihood ${fixed(reached, 6)}), that of lifetimes ${ms(1000 * lifetimes.seconds)} (${fixed(theirs, 6)}): ${fixed((1000 * lifetimes.seconds) / fit.fit)} times as long; at least 5 are wanted.`,
    '## How few customers are enough\n\n60 companies of each size, simulated over two years and a quarter: the mean square error of the chance to buy within 90 days, of the companies it is not refused in: by the model, by the rates that were observed, and by the parameters the customers were made with.',
    guard,
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function sampleOfShop(): Histories {
  if (!hasCdnow)
    return historiesOf(
      buyers({ model: { r: 0.25, alpha: 4.4, a: 0.8, b: 2.4 }, customers: 2357, enterWithinDays: 84, days: 272 }, 3),
      272,
    );
  const day = dayNumber('1997-09-30');
  return historiesOf(customersAt(cdnowCustomers(), day), day);
}
