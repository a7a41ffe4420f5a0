/** `npm run -s forecast -- FILE`: who of the customers of a CSV file buys again, how often, and for how much. */
import { inColumns } from '../local/baskets.ts';
import { Problem } from '../local/problem.ts';
import { dayOf } from '../shared/domain/return/day-number.ts';
import type { Lacking } from '../shared/domain/return/forecast/enough.ts';
import { type Forecast, forecastOf } from '../shared/domain/return/forecast/forecast.ts';
import { daysInWeek } from '../shared/domain/return/forecast/histories.ts';
import { type LifetimeTerms, lifetimeValues, usualMonths } from '../shared/domain/return/forecast/lifetime-value.ts';
import { asked, command, dayAsked, daysAsked, monthsAsked, percentAsked } from './options.ts';
import { type Read, readPurchases, takenColumns } from './read-purchases.ts';

const usage = `  npm run -s forecast -- FILE [--until DATE] [--horizon DAYS] [--months N] [--discount PERCENT] [--json]

FILE is a CSV with a row for each purchase: customer, date, amount. What was bought after DATE is left out; it is the day
of the last purchase unless said. DAYS is how far ahead it looks; 90 unless said. With --months or --discount it also tells
what each customer is expected to pay in the next N months, 24 unless said, less PERCENT a year, none unless said.`;
const shown = 20;

/** What is told of one customer. Times are in weeks of seven days, up to the day it is looked at; money is as in the file. */
type Told = {
  readonly id: string;
  readonly frequency: number;
  readonly recency: number;
  readonly age: number;
  readonly pAlive: number | null;
  readonly pBuy: number | null;
  readonly expectedPurchases: number | null;
  /** Of one purchase. */
  readonly expectedValue: number | null;
  /** Of all purchases in the months that were asked for, discounted. */
  readonly lifetimeValue?: number | null;
  /** Where the chance is a rate that was observed: its 95% interval, of how many, and whose it is. */
  readonly observed?: { readonly low: number; readonly high: number; readonly of: number; readonly level: string };
};

/** What the command prints. @throws Problem */
export async function forecast(args: readonly string[]): Promise<string> {
  const { file, isJson, said } = asked(args, ['until', 'horizon', 'months', 'discount'], usage);
  const horizonDays = daysAsked('horizon', said['horizon'], 90);
  const terms = termsAsked(said);
  const read = await readPurchases(file);
  const day = dayAsked('until', said['until'], read.lastDay);
  const found = forecastOf(read.customers, day, horizonDays);
  if (found.customers.length === 0) throw new Problem(`${file}: nobody had bought by ${dayOf(day)}`);
  const customers = toldOf(found, terms);
  const { enoughData } = found;
  if (!isJson) return page(read, found, customers, { day, horizonDays, terms });
  const model = enoughData ? { parameters: found.parameters, logLikelihood: found.logLikelihood } : none;
  const why = enoughData ? {} : { lacking: found.lacking };
  return JSON.stringify({ until: dayOf(day), horizonDays, ...model, enoughData, ...why, unit: 'week', customers });
}

const none = { parameters: null, logLikelihood: null } as const;

type Terms = Required<Pick<LifetimeTerms, 'months' | 'yearlyRate'>>;

/** Nothing unless one of both was said. */
function termsAsked({ months, discount }: Readonly<Record<string, string>>): Terms | undefined {
  if (months === undefined && discount === undefined) return undefined;
  return { months: monthsAsked('months', months, usualMonths), yearlyRate: percentAsked('discount', discount ?? '0') };
}

function toldOf(found: Forecast, terms: Terms | undefined): Told[] {
  const { repeats, recencyDays, ageDays } = found.histories;
  const lifetimes =
    terms && found.enoughData && found.values
      ? lifetimeValues(found.parameters, found.histories, found.values, terms)
      : undefined;
  return found.customers.map(({ id }, row) => ({
    id,
    frequency: repeats[row] ?? 0,
    recency: (recencyDays[row] ?? 0) / daysInWeek,
    age: (ageDays[row] ?? 0) / daysInWeek,
    ...(found.enoughData ? predicted(found, row) : observed(found, row)),
    ...(terms && { lifetimeValue: inMajor(lifetimes?.[row]) }),
  }));
}

const inMajor = (minor: number | undefined): number | null => (minor === undefined ? null : minor / 100);

function predicted({ predictions, values }: Extract<Forecast, { enoughData: true }>, row: number) {
  return {
    pAlive: predictions.alive[row] ?? null,
    pBuy: predictions.toBuy[row] ?? null,
    expectedPurchases: predictions.purchases[row] ?? null,
    expectedValue: inMajor(values?.[row]),
  };
}

function observed({ rates }: Extract<Forecast, { enoughData: false }>, row: number) {
  const rate = rates[row];
  const unknown = { pAlive: null, expectedPurchases: null, expectedValue: null };
  if (!rate) return { ...unknown, pBuy: null };
  const { share, low, high, of, level } = rate;
  return { ...unknown, pBuy: share, observed: { low, high, of, level } };
}

const whyNot = (lacking: Lacking): string => {
  switch (lacking.why) {
    case 'few-repeaters':
      return `${String(lacking.repeaters)} customers came back, and ${String(lacking.needed)} are needed`;
    case 'short-history':
      return `the first purchase is ${String(lacking.days)} days old, and it takes ${String(lacking.needed)} to look as far ahead`;
    case 'degenerate':
      return 'the histories do not tell customers who buy rarely from those who are gone';
  }
};

type Asked = { readonly day: number; readonly horizonDays: number; readonly terms: Terms | undefined };

function page(read: Read, found: Forecast, customers: readonly Told[], { day, horizonDays, terms }: Asked): string {
  const basis = found.enoughData
    ? `BG/NBD: ${Object.entries(found.parameters)
        .map(([name, value]) => `${name} ${value.toFixed(4)}`)
        .join(', ')} (weeks); log-likelihood ${found.logLikelihood.toFixed(6)}`
    : `Not enough data for a model: ${whyNot(found.lacking)}. The chances are what was observed of those who stood alike.`;
  const first = customers.toSorted((one, other) => (other.pBuy ?? -1) - (one.pBuy ?? -1)).slice(0, shown);
  return [
    takenColumns(read),
    `${String(customers.length)} customers at the end of ${dayOf(day)}, ${String(horizonDays)} days ahead`,
    basis,
    '',
    inColumns([
      [
        'customer',
        'repeats',
        'buys again',
        'purchases',
        'of each',
        ...lifetimeTitle(terms),
        'still a customer',
        'observed',
      ],
      ...first.map((told) => [
        ...[
          told.id,
          told.frequency,
          percent(told.pBuy),
          told.expectedPurchases?.toFixed(2),
          told.expectedValue?.toFixed(2),
        ],
        ...(terms ? [told.lifetimeValue?.toFixed(2)] : []),
        ...[
          percent(told.pAlive),
          told.observed &&
            `${percent(told.observed.low) ?? ''} to ${percent(told.observed.high) ?? ''}, ${told.observed.level} of ${String(told.observed.of)}`,
        ],
      ]),
    ]),
    ...(customers.length > shown ? [`${String(customers.length - shown)} more: --json has all of them`] : []),
  ].join('\n');
}

const lifetimeTitle = (terms: Terms | undefined): string[] => (terms ? [`in ${String(terms.months)} months`] : []);

const percent = (share: number | null): string | undefined =>
  share === null ? undefined : `${(100 * share).toFixed(1)}%`;

if (import.meta.main) await command(() => forecast(process.argv.slice(2)));
