/** The figures as queries: each of `figures/` with the views it stands on, and what is asked for in its first lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkingCalendar } from '../shared/domain/calendar/working-calendar.ts';
import { processes, processNames } from '../shared/domain/deals/pipeline.ts';
import type { Filter } from '../shared/domain/figures/members.ts';
import type { Way } from '../shared/domain/figures/funnel.ts';
import { isEnd, pipelines, stageOrder } from '../shared/domain/figures/stages.ts';

/** A text, or what Athena makes of an expression when the query runs. */
type Text = string | { readonly sql: string };

/** What is asked for, as the reports are. Months are the plant's, both included; of the optional what is absent is not asked. */
export type QueryAsked = Omit<Filter, 'pipeline'> & {
  readonly from: Text;
  readonly to: Text;
  /** What was recorded later is not known. */
  readonly asOf: Text;
  readonly timeZone: string;
  /** The plant's own currency. */
  readonly currency: string;
  /** Whom the funnel counts. @default arrival */
  readonly by?: Way;
  /** The share of a segment's net amount that is margin where nobody told the cost of the goods. */
  readonly rates?: ReadonlyMap<string, number>;
  /** The step of the product pyramid of each product, by its slug; the journal tells only what it was at first. */
  readonly steps?: ReadonlyMap<string, number>;
  /** The group of each product, by its slug, where the register is asked; else it is the one that facts tell. */
  readonly groups?: ReadonlyMap<string, string>;
  /** When people work. Without it nobody knows working hours. */
  readonly calendar?: Omit<WorkingCalendar, 'timeZone'>;
  /** The segments that are declared as the focus. */
  readonly focus?: ReadonlySet<string>;
};

/** From two months ago until now, whenever that is: in Athena's own words, which DuckDB does not know. */
export const lately = {
  from: { sql: "date_format(date_add('month', -2, current_timestamp), '%Y-%m')" },
  to: { sql: "date_format(current_timestamp, '%Y-%m')" },
  asOf: { sql: "date_format(current_timestamp, '%Y-%m-%dT%H:%i:%s.999Z')" },
} as const satisfies Pick<QueryAsked, 'from' | 'to' | 'asOf'>;

const sqlIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(import.meta.dirname, folder))
      .filter((file) => file.endsWith('.sql'))
      .toSorted()
      .map((file) => [
        file.slice(0, -'.sql'.length),
        readFileSync(join(import.meta.dirname, folder, file), 'utf8').trim(),
      ]),
  );

/** The name of every figure there is. */
export const figureNames = (): string[] => [...sqlIn('figures').keys()];

/** What a figure is: the comment in front of its query. */
export const saidOf = (figure: string): string =>
  (sqlIn('figures').get(figure) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('-- '))
    .map((line) => line.slice(3))
    .join(' ');

/**
 * One query that runs as it is.
 *
 * @throws when there is no such figure
 */
export function queryOf(figure: string, asked: QueryAsked): string {
  const views = [...viewsUnder([figure], asked)].map(([name, sql]) => `${name} AS (\n${indented(sql)}\n)`);
  return `WITH\n${views.join(',\n')}\n${sqlOf(figure)}\n`;
}

/**
 * A figure without the views it stands on.
 *
 * @throws when there is no such figure
 */
export function sqlOf(figure: string): string {
  const sql = sqlIn('figures').get(figure);
  if (sql === undefined) throw new Error(`no figure ${figure}; there are ${figureNames().join(', ')}`);
  return sql;
}

/** The views that figures name, and those that they name themselves, each behind those it stands on. */
export function viewsUnder(figures: readonly string[], asked: QueryAsked): ReadonlyMap<string, string> {
  const views = new Map([...given(asked), ...sqlIn('views')]);
  const found = new Map([['params', views.get('params') ?? '']]);
  const find = (sql: string): void => {
    for (const [, name = ''] of sql.matchAll(/\b(?:FROM|JOIN) ([a-z_]+)/g)) {
      const view = views.get(name);
      if (view === undefined || found.has(name)) continue;
      find(view);
      found.set(name, view);
    }
  };
  for (const figure of figures) find(sqlOf(figure));
  return found;
}

const indented = (sql: string): string =>
  sql
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

function literal(text: Text | undefined): string {
  if (text === undefined) return 'CAST(NULL AS varchar)';
  return typeof text === 'string' ? `'${text.replaceAll("'", "''")}'` : text.sql;
}

/** What no file of the export tells: what is asked for, and what the code and the settings have as data. */
function given({ by = 'arrival', touch = 'first', lane = 'main', ...asked }: QueryAsked): Map<string, string> {
  return new Map([
    ['params', paramsOf({ ...asked, by, touch, lane })],
    ['stages', rowsOf(['pipeline', 'pipeline_place', 'stage', 'place', 'is_end'], stageRows())],
    ['processes', rowsOf(['pipeline', 'asks_rivals'], processRows())],
    ['rates', numbersBy('segment', 'rate', 'double', asked.rates)],
    ['product_steps', numbersBy('product', 'step', 'bigint', asked.steps)],
    ['product_groups', textsBy('product', 'product_group', asked.groups)],
    ['working_week', weekOf(asked.calendar)],
    ['working_exceptions', exceptionsOf(asked.calendar)],
    ['focus_segments', focusOf(asked.focus)],
  ]);
}

const paramsOf = (asked: Required<Pick<QueryAsked, 'by' | 'touch' | 'lane'>> & QueryAsked): string => `SELECT
  ${literal(asked.from)} AS from_month, ${literal(asked.to)} AS to_month, -- both included
  ${literal(asked.asOf)} AS as_of, -- what was recorded later is not known
  ${literal(asked.timeZone)} AS time_zone,
  ${literal(asked.currency)} AS currency, -- the plant's own: unit economics counts no other
  ${literal(asked.by)} AS way, -- of the funnel: arrival or movement
  ${literal(asked.touch)} AS touch, -- which source and campaign are of: first or last
  ${literal(asked.lane)} AS lane, -- main, separate or all; of what follows NULL is not asked
  ${literal(asked.segment)} AS segment,
  ${literal(asked.source)} AS source,
  ${literal(asked.campaign)} AS campaign,
  ${literal(asked.origin)} AS origin,
  ${literal(asked.manager)} AS manager,
  ${literal(asked.product)} AS product_group`;

const stageRows = (): string[] =>
  pipelines.flatMap((pipeline, n) =>
    stageOrder[pipeline].map(
      (stage, place) =>
        `('${pipeline}', ${String(n)}, '${stage}', ${String(place)}, ${String(isEnd(pipeline, stage))})`,
    ),
  );

const processRows = (): string[] => processNames.map((name) => `('${name}', ${String(processes[name].asksRivals)})`);

const rowsOf = (columns: readonly string[], rows: readonly string[]): string =>
  `SELECT * FROM (\n  VALUES\n    ${rows.join(',\n    ')}\n) AS data_of_the_code(${columns.join(', ')})`;

const focusOf = (focus: ReadonlySet<string> = new Set()): string =>
  focus.size === 0
    ? 'SELECT CAST(NULL AS varchar) AS segment'
    : rowsOf(
        ['segment'],
        [...focus].map((segment) => `(${literal(segment)})`),
      );

const numbersBy = (
  name: string,
  column: string,
  type: string,
  numbers: ReadonlyMap<string, number> = new Map(),
): string =>
  numbers.size === 0
    ? `SELECT CAST(NULL AS varchar) AS ${name}, CAST(NULL AS ${type}) AS ${column}`
    : rowsOf(
        [name, column],
        [...numbers].map(([key, value]) => `(${literal(key)}, CAST(${String(value)} AS ${type}))`),
      );

const textsBy = (name: string, column: string, texts: ReadonlyMap<string, string> = new Map()): string =>
  texts.size === 0
    ? `SELECT CAST(NULL AS varchar) AS ${name}, CAST(NULL AS varchar) AS ${column}`
    : rowsOf(
        [name, column],
        [...texts].map(([key, value]) => `(${literal(key)}, ${literal(value)})`),
      );

/** The days of a week from Monday on, with when people begin and end, and when on a short day. */
function weekOf(calendar: QueryAsked['calendar']): string {
  const columns = ['weekday', 'is_working', 'opens', 'closes', 'closes_early'];
  if (!calendar) return `${rowsOf(columns, ["(0, false, '', '', '')"])}\nWHERE weekday > 0`;
  const { hours, weekdays, shortDayMinutes } = calendar;
  const times = [hours.from, hours.to, earlier(hours.to, shortDayMinutes)].map(literal).join(', ');
  return rowsOf(
    columns,
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => `(${String(weekday)}, ${String(weekdays.includes(weekday))}, ${times})`),
  );
}

/** The days that are otherwise than their weekday. */
const exceptionsOf = (calendar: QueryAsked['calendar']): string =>
  textsBy('day', 'kind', new Map(Object.entries(calendar?.days ?? {})));

/** A time of day so many minutes earlier. */
const earlier = (time: string, minutes: number): string =>
  new Date(Date.parse(`1970-01-01T${time}Z`) - minutes * 60_000).toISOString().slice(11, 16);
