/** `npm run -s rfm -- FILE`: the 27 groups of the customers of a CSV file. */
import { inColumns } from '../local/baskets.ts';
import { Problem } from '../local/problem.ts';
import { columnsOf, type Customer, customersAt } from '../shared/domain/return/customers.ts';
import { dayOf } from '../shared/domain/return/day-number.ts';
import { boundariesOf } from '../shared/domain/return/rfm/boundaries.ts';
import type { Boundaries, Columns } from '../shared/domain/return/rfm/columns.ts';
import { cellCount, cellNames } from '../shared/domain/return/rfm/cells.ts';
import { asked, command, dayAsked } from './options.ts';
import { readPurchases, takenColumns } from './read-purchases.ts';

const usage = `  npm run -s rfm -- FILE [--as-of DATE] [--json]

FILE is a CSV with a row for each purchase: customer, date, amount. DATE is the day it is looked at; the day of the last purchase unless said.`;
const topOfEach = 3;

const major = (minor: number): number => minor / 100;

/** What is told of one customer; money is as in the file. */
type Told = {
  readonly id: string;
  readonly recencyDays: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly cell: number;
};

/** What the command prints. @throws Problem */
export async function rfm(args: readonly string[]): Promise<string> {
  const { file, isJson, said } = asked(args, ['as-of'], usage);
  const read = await readPurchases(file);
  const day = dayAsked('as-of', said['as-of'], read.lastDay);
  const then = [...customersAt(read.customers, day)];
  const columns = columnsOf(then, day);
  const boundaries = boundariesOf([columns]);
  if (!boundaries) throw new Problem(`${file}: nobody had bought by ${dayOf(day)}`);
  const customers = toldOf(then, columns, boundaries);
  const counts = countsOf(customers);
  const asOf = dayOf(day);
  const axes = { r: boundaries.recency, f: boundaries.frequency, m: boundaries.monetary.map(major) };
  if (isJson) return JSON.stringify({ asOf, boundaries: axes, counts, customers });
  return [
    takenColumns(read),
    `${String(customers.length)} customers as of ${asOf}`,
    '',
    inColumns([
      ['axis', 'quarter', 'three quarters', 'best is'],
      ['recency, days', ...axes.r, 'low'],
      ['frequency', ...axes.f, 'high'],
      ['average purchase', ...axes.m.map((amount) => amount.toFixed(2)), 'high'],
    ]),
    '',
    inColumns([
      ['recency-frequency-monetary', 'customers', 'share', 'who spent most'],
      ...counts.map((count, cell) => [
        ...[cellNames[cell], count, `${((100 * count) / customers.length).toFixed(1)}%`],
        topOf(customers.filter((each) => each.cell === cell)),
      ]),
    ]),
  ].join('\n');
}

function toldOf(customers: readonly Customer[], columns: Columns, boundaries: Boundaries): Told[] {
  const cells = columns.kernel.band(boundaries);
  return customers.map(({ id }, row) => ({
    id,
    recencyDays: columns.recencyDays[row] ?? 0,
    frequency: columns.frequency[row] ?? 0,
    monetary: major(columns.monetary[row] ?? 0),
    cell: cells[row] ?? 0,
  }));
}

function countsOf(customers: readonly Told[]): number[] {
  const counts = Array.from({ length: cellCount }, () => 0);
  for (const { cell } of customers) counts[cell] = (counts[cell] ?? 0) + 1;
  return counts;
}

const spentBy = ({ monetary, frequency }: Told): number => monetary * frequency;
const topOf = (customers: readonly Told[]): string =>
  customers
    .toSorted((one, other) => spentBy(other) - spentBy(one))
    .slice(0, topOfEach)
    .map((each) => `${each.id} (${spentBy(each).toFixed(2)})`)
    .join(', ');

if (import.meta.main) await command(() => rfm(process.argv.slice(2)));
