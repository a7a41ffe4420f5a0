/** The figures as queries: each of `figures/` with the views it stands on, and what is asked for in its first lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Filter } from '../shared/domain/figures/members.ts';
import type { Way } from '../shared/domain/figures/funnel.ts';
import type { ShareBy } from '../shared/domain/figures/share-by.ts';
import { dataBeside, quoted, type ToldBeside } from './data.ts';

/** A text, or what Athena makes of an expression when the query runs. */
type Text = string | { readonly sql: string };

/** What is asked for, as the reports are. Months are the plant's, both included; of the optional what is absent is not asked. */
export type QueryAsked = Omit<Filter, 'pipeline'> &
  ToldBeside & {
    readonly from: Text;
    readonly to: Text;
    /** What was recorded later is not known. */
    readonly asOf: Text;
    readonly timeZone: string;
    /** The plant's own currency. */
    readonly currency: string;
    /** Whom the funnel counts. @default arrival */
    readonly by?: Way;
    /** By what unit economics shares costs out. @default leads */
    readonly shareBy?: ShareBy;
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
  return typeof text === 'string' ? quoted(text) : text.sql;
}

/** What no file of the export tells. */
const given = (asked: QueryAsked): Map<string, string> =>
  new Map([
    ['params', paramsOf({ by: 'arrival', shareBy: 'leads', touch: 'first', lane: 'main', ...asked })],
    ...dataBeside(asked),
  ]);

type Defaulted = Required<Pick<QueryAsked, 'by' | 'shareBy' | 'touch' | 'lane'>>;

const paramsOf = (asked: Defaulted & QueryAsked): string => `SELECT
  ${literal(asked.from)} AS from_month, ${literal(asked.to)} AS to_month, -- both included
  ${literal(asked.asOf)} AS as_of, -- what was recorded later is not known
  ${literal(asked.timeZone)} AS time_zone,
  ${literal(asked.currency)} AS currency, -- the plant's own: unit economics counts no other
  ${literal(asked.by)} AS way, -- of the funnel: arrival or movement
  ${literal(asked.shareBy)} AS share_by, -- by what unit economics shares costs out: leads, mql or revenue
  ${literal(asked.touch)} AS touch, -- which source and campaign are of: first or last
  ${literal(asked.lane)} AS lane, -- main, separate or all; of what follows NULL is not asked
  ${literal(asked.segment)} AS segment,
  ${literal(asked.source)} AS source,
  ${literal(asked.campaign)} AS campaign,
  ${literal(asked.origin)} AS origin,
  ${literal(asked.manager)} AS manager,
  ${literal(asked.product)} AS product_group`;
