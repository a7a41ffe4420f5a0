/** What no fact tells, as rows of a query: what the code has as data, what the settings and registers say, what models expect. */
import type { WorkingCalendar } from '../shared/domain/calendar/working-calendar.ts';
import { processes, processNames } from '../shared/domain/deals/pipeline.ts';
import type { ExpectedOrders } from '../shared/domain/figures/report-plan.ts';
import { isEnd, pipelines, stageOrder } from '../shared/domain/figures/stages.ts';
import type { OfferCosts } from '../shared/domain/figures/win-backs.ts';
import type { Product } from '../shared/domain/products/product.ts';

/** A product: its step of the product pyramid, its group, and whether it is sold still. */
export type RegisteredProduct = Pick<Product, 'slug' | 'pyramidStep' | 'group' | 'active'>;

/** All of it may be left out: then nobody knows. */
export type ToldBeside = {
  /** The share of a segment's net amount that is margin where nobody told the cost of the goods. */
  readonly rates?: ReadonlyMap<string, number>;
  /** The segments that are declared as the focus. */
  readonly focus?: ReadonlySet<string>;
  /** When people work. */
  readonly calendar?: Omit<WorkingCalendar, 'timeZone'>;
  /** What the register says of each product by now; the journal tells only what it was at first. */
  readonly products?: readonly RegisteredProduct[];
  /** Whom the team of a cost names: ids of staff by their names and ids as words are compared. */
  readonly staff?: ReadonlyMap<string, string>;
  /** What each offer to customers who are won back costs, by its id. */
  readonly offers?: OfferCosts;
  /** What each account is expected to buy in 24 months: net, discounted, in minor units. No query can fit the model that expects it. */
  readonly expected?: ReadonlyMap<string, number>;
  /** What accounts without an open deal are expected to order by themselves in a month: net, in minor units. A model tells it, and no query. */
  readonly expectedOrders?: readonly ExpectedOrders[];
};

/** Each with its name as a view. */
export const dataBeside = (told: ToldBeside): [name: string, sql: string][] => [
  ['stages', rowsOf(['pipeline', 'pipeline_place', 'stage', 'place', 'is_end'], stageRows())],
  ['processes', rowsOf(['pipeline', 'asks_rivals'], processRows())],
  ['working_week', weekOf(told.calendar)],
  ['working_exceptions', dataOf({ day: 'varchar', kind: 'varchar' }, Object.entries(told.calendar?.days ?? {}))],
  ['rates', dataOf({ segment: 'varchar', rate: 'double' }, told.rates)],
  [
    'focus_segments',
    dataOf(
      { segment: 'varchar' },
      listed(told.focus, (segment) => [segment]),
    ),
  ],
  [
    'products',
    dataOf(
      { product: 'varchar', step: 'bigint', product_group: 'varchar', active: 'boolean' },
      listed(told.products, ({ slug, pyramidStep, group, active }) => [slug, pyramidStep, group, active]),
    ),
  ],
  ['staff', dataOf({ called: 'varchar', manager: 'varchar' }, told.staff)],
  [
    'offers',
    dataOf(
      { offer: 'varchar', net_minor: 'bigint', currency: 'varchar' },
      listed(told.offers, ([offer, { netMinor, currency }]) => [offer, netMinor, currency]),
    ),
  ],
  ['expected', dataOf({ account: 'varchar', net_minor: 'double' }, told.expected)],
  [
    'expected_orders',
    dataOf(
      { account: 'varchar', month: 'varchar', net_minor: 'double' },
      listed(told.expectedOrders, ({ account, month, netMinor }) => [account, month, netMinor]),
    ),
  ],
];

const listed = <T>(all: Iterable<T> = [], rowOf: (one: T) => Row): Row[] => Array.from(all, rowOf);

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const stageRows = (): string[] =>
  pipelines.flatMap((pipeline, n) =>
    stageOrder[pipeline].map(
      (stage, place) =>
        `('${pipeline}', ${String(n)}, '${stage}', ${String(place)}, ${String(isEnd(pipeline, stage))})`,
    ),
  );

const processRows = (): string[] => processNames.map((name) => `('${name}', ${String(processes[name].asksRivals)})`);

/** The days of a week from Monday on, with when people begin and end, and when on a short day. */
function weekOf(calendar: ToldBeside['calendar']): string {
  const columns = ['weekday', 'is_working', 'opens', 'closes', 'closes_early'];
  if (!calendar) return `${rowsOf(columns, ["(0, false, '', '', '')"])}\nWHERE weekday > 0`;
  const { hours, weekdays, shortDayMinutes } = calendar;
  const times = [hours.from, hours.to, earlier(hours.to, shortDayMinutes)].map(quoted).join(', ');
  return rowsOf(
    columns,
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => `(${String(weekday)}, ${String(weekdays.includes(weekday))}, ${times})`),
  );
}

/** A time of day so many minutes earlier. */
const earlier = (time: string, minutes: number): string =>
  new Date(Date.parse(`1970-01-01T${time}Z`) - minutes * 60_000).toISOString().slice(11, 16);

type Type = 'varchar' | 'bigint' | 'double' | 'boolean';
type Row = readonly (string | number | boolean)[];

/** Rows somebody may change; where there are none, one of which nothing is known, so that the columns have their types. */
function dataOf(columns: Readonly<Record<string, Type>>, told: Iterable<Row> = []): string {
  const [names, types, rows] = [Object.keys(columns), Object.values(columns), [...told]];
  if (rows.length === 0)
    return `SELECT ${names.map((name, n) => `CAST(NULL AS ${types[n] ?? ''}) AS ${name}`).join(', ')}`;
  const cell = (value: Row[number], n: number): string => {
    if (typeof value === 'string') return quoted(value);
    return typeof value === 'boolean' ? String(value) : `CAST(${String(value)} AS ${types[n] ?? ''})`;
  };
  return rowsOf(
    names,
    rows.map((row) => `(${row.map(cell).join(', ')})`),
  );
}

const rowsOf = (columns: readonly string[], rows: readonly string[]): string =>
  `SELECT * FROM (\n  VALUES\n    ${rows.join(',\n    ')}\n) AS data_of_the_code(${columns.join(', ')})`;
