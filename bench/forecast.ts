/** `npm run bench:forecast`: what was forecast of months that are over, so many days before their end, beside what was ordered; writes bench/FORECAST.md. */
import type { MemoryRecords } from '../shared/adapters/memory/records.ts';
import { monthsBetween, plusMonths } from '../shared/domain/calendar/months.ts';
import { reportPlan } from '../shared/domain/figures/report-plan.ts';
import type { Scoping } from '../shared/domain/figures/scope.ts';
import { policyWith } from '../test/support/domain/contexts.ts';
import { plantAt, today } from '../test/support/domain/demo-plant.ts';
import { servicesOf } from '../test/support/warehouse/compare.ts';
import { forecastPlant } from './forecast-plant.ts';
import { fixed, report, table, where } from './markdown.ts';

/** Days before the end of the month on which it is forecast. */
const horizons = [10, 20, 31, 61, 92] as const;
const plants = Number(process.argv[2] ?? 6);
const leads = 700;
const months = monthsBetween({ from: '2026-03', to: '2026-09' });
const dayMs = 86_400_000;

type Told = {
  readonly horizon: number;
  readonly forecast: number;
  readonly sofar: number;
  readonly naive: number;
  readonly actual: number;
};

const ordersOf = async (from: string, to: string, asOf: string, services: Scoping) =>
  (await reportPlan({ from, to, asOf, lane: 'all' }, services)).rows.filter(
    ({ manager, segment }) => manager === undefined && segment === undefined,
  );

/** One plant: each month at each horizon. The naive forecast is the mean of the three months before. */
async function backTest(services: Scoping, end: string): Promise<Told[]> {
  const told: Told[] = [];
  const actual = await ordersOf('2025-10', months.at(-1) ?? '', end, services);
  const factOf = (month: string): number => actual.find((row) => row.month === month)?.orders.fact ?? 0;
  for (const month of months)
    for (const horizon of horizons) {
      const asOf = new Date(Date.parse(`${plusMonths(month, 1)}-01T00:00:00.000Z`) - horizon * dayMs).toISOString();
      const [row] = await ordersOf(month, month, asOf, services);
      const before = [3, 2, 1].map((n) => factOf(plusMonths(asOf.slice(0, 7), -n)));
      told.push({
        ...{ horizon, forecast: row?.orders.forecast ?? 0, sofar: row?.orders.fact ?? 0, actual: factOf(month) },
        naive: before.reduce((sum, each) => sum + each, 0) / before.length,
      });
    }
  return told;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const percent = (share: number): string => `${fixed(100 * share)}%`;

/** The mean absolute error over the mean of what was ordered, and how much too much was said on the whole. */
function rowsOf(all: readonly Told[]): string[][] {
  return horizons.map((horizon) => {
    const own = all.filter((each) => each.horizon === horizon);
    const ordered = sum(own.map(({ actual }) => actual));
    const error = (of: (each: Told) => number): string =>
      percent(sum(own.map((each) => Math.abs(of(each) - each.actual))) / ordered);
    return [
      String(horizon),
      String(own.length),
      percent(sum(own.map(({ sofar }) => sofar)) / ordered),
      error(({ forecast }) => forecast),
      percent((sum(own.map(({ forecast }) => forecast)) - ordered) / ordered),
      error(({ naive, sofar }) => Math.max(naive, sofar)),
    ];
  });
}

const head = ['days before the end', 'months', 'ordered by then', 'error', 'bias', 'error of the last three months'];

const records: MemoryRecords = (await plantAt()).records;
const demo: Scoping = {
  ...{ records, journal: records, clock: { now: () => Promise.resolve(today) } },
  policies: { at: () => Promise.resolve(policyWith()) },
};
const ofDemo = await backTest(demo, today);
const generated: Told[] = [];
for (let seed = 1; seed <= plants; seed += 1) {
  const end = '2027-01-01T00:00:00.000Z';
  generated.push(...(await backTest(await servicesOf(forecastPlant(seed, leads), end), end)));
  console.log(`plant ${String(seed)}`);
}

await report('FORECAST.md', [
  '# The forecast of orders, held against what was ordered',
  `Made by \`npm run bench:forecast\` ${where()}.`,
  'Each month from March to September 2026 is forecast as it was known so many days before its end, and then looked at as it came. The error is the mean of what was missed, over what was ordered; the bias says whether too much was said (+) or too little. Beside it stands the error of whoever says the mean of the last three whole months, or what is ordered already where that is more.',
  `## ${String(plants)} generated plants of ${String(leads)} leads, their deals, and customers with rhythms of their own`,
  table(head, rowsOf(generated)),
  '## The demo plant',
  table(head, rowsOf(ofDemo)),
  'The demo plant has about three orders a month and one dealer whose order is as large as a month of all others: nobody can tell its months, and the table says so. What the forecast leaves out is whoever has not asked for anything yet: from two months on it says too little, and the mean of the last months is nearer.',
]);
