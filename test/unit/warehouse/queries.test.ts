import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../../local/paths.ts';
import { stageOrder } from '../../../shared/domain/figures/stages.ts';
import { figureNames, queryOf, type QueryAsked, saidOf, sqlOf, viewsUnder } from '../../../warehouse/queries.ts';

const asked: QueryAsked = {
  ...{ from: '2026-03', to: '2026-07', asOf: '2026-07-01T09:00:00.000Z' },
  ...{ timeZone: 'Europe/Moscow', currency: 'RUB' },
};

/** What Athena and DuckDB both have, and the six that the tests teach DuckDB. */
const functions = [
  ...[
    'avg',
    'bool_or',
    'ceil',
    'chr',
    'coalesce',
    'concat',
    'contains',
    'count',
    'date_diff',
    'exp',
    'floor',
    'greatest',
  ],
  ...['element_at', 'least', 'sqrt', 'with_timezone'],
  ...['lead', 'ln', 'max', 'max_by', 'min', 'min_by', 'nullif', 'round', 'row_number', 'substr', 'sum'],
  ...['at_timezone', 'date_format', 'from_iso8601_timestamp', 'lower', 'normalize', 'replace', 'translate', 'trim'],
];
const notFunctions = [
  'else',
  'and',
  'as',
  'by',
  'case',
  'cast',
  'from',
  'in',
  'join',
  'not',
  'on',
  'or',
  'over',
  'row',
  'select',
];

describe('The queries of the warehouse', () => {
  it('are of these figures, each of which says what it is', () => {
    expect(figureNames()).toEqual([
      ...['baskets-money', 'baskets', 'choice-coverage', 'choice-months', 'choice'],
      ...['costs-shared', 'costs', 'economics-ages', 'economics-managers', 'economics-sharing', 'economics'],
      ...['focus', 'funnel-money', 'funnel-why', 'funnel', 'levers', 'lifecycle-groups', 'lifecycle-pyramid'],
      ...['lifecycle-recurring', 'lifecycle-stages', 'lifecycle-unsold', 'lifecycle', 'losses-money', 'losses'],
      ...['market-journey', 'plan-conversion', 'plan-stages', 'plan', 'quality-criteria', 'quality-response'],
      ...['quality-spent', 'quality', 'reach', 'referrals'],
      ...['win-backs-causes', 'win-backs-effects', 'win-backs-money', 'win-backs'],
    ]);
    for (const figure of figureNames()) expect(saidOf(figure)).toMatch(/^[A-Z].{40,}\.$/);
  });

  it('stand on the page for analysts, each in a row of its table', () => {
    const page = readFileSync(join(root, 'docs/warehouse.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| [a-z]/gm)].map(([, name]) => name);
    expect(rows.filter((name = '') => figureNames().includes(name)).toSorted()).toEqual(figureNames().toSorted());
  });

  it.each(figureNames())('use of functions only those that both engines have: %s', (figure) => {
    const sql = queryOf(figure, asked).replaceAll(/--.*|'[^']*'/g, '');
    const called = [...sql.matchAll(/\b([a-z_0-9]+)\s?\(/gi)].map(([, name = '']) => name.toLowerCase());
    const known = [
      ...functions,
      ...notFunctions,
      ...['scopes', 'sides', 'ones', 'tens'],
      'times',
      'places',
      'arms',
      'axes',
      'bands',
      'goals',
      'looks',
      'months',
      'years',
      'states',
      'true',
      'measures',
      'targets',
      'data_of_the_code',
      'values',
      'when',
      'with',
      'then',
      'where',
    ];
    expect([...new Set(called)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(figureNames())('name nothing but the table of the journal and views that stand before them: %s', (figure) => {
    const seen = new Set(['journal']);
    for (const [name, sql] of viewsUnder([figure], asked)) {
      for (const [, used = ''] of sql.matchAll(/\b(?:FROM|JOIN) ([a-z_]+)/g)) expect([...seen]).toContain(used);
      seen.add(name);
    }
  });

  it.each(figureNames())('read the files twenty times at most, as Trino lays views out anew: %s', (figure) => {
    const views = viewsUnder([figure], asked);
    const readsOf = (sql: string): number =>
      [...sql.matchAll(/\b(?:FROM|JOIN) ([a-z_]+)/g)].reduce(
        (sum, [, name = '']) => sum + (name === 'journal' ? 1 : readsOf(views.get(name) ?? '')),
        0,
      );
    const reads = readsOf(sqlOf(figure));
    expect([figure, reads > 0, reads <= 20]).toEqual([figure, true, true]);
  });

  it('have the stages of the code in their order, and what is asked for in their first lines', () => {
    const query = queryOf('funnel', { ...asked, by: 'movement', touch: 'last', lane: 'all', campaign: "it's" });
    const rows = [...query.matchAll(/^ +\('([a-z-]+)', \d, '([a-z-]+)', \d, (true|false)\)/gm)];
    expect(rows.map(([, pipeline, stage]) => [pipeline, stage])).toEqual(
      Object.entries(stageOrder).flatMap(([pipeline, stages]) => stages.map((stage) => [pipeline, stage])),
    );
    expect(
      rows.flatMap(([, pipeline, stage, isEnd]) => (isEnd === 'true' ? [`${pipeline ?? ''}/${stage ?? ''}`] : [])),
    ).toEqual(['project/shipped', 'dealer-order/shipped']);
    expect(query.indexOf('params AS')).toBeLessThan(10);
    expect(query).toContain("'2026-03' AS from_month, '2026-07' AS to_month");
    expect(query).toContain("'movement' AS way");
    expect(query).toContain("'leads' AS share_by");
    expect(query).toContain("'last' AS touch");
    expect(query).toContain("'it''s' AS campaign");
    expect(query).toContain('CAST(NULL AS varchar) AS segment');
  });

  it('have working hours and groups of products as rows, where they are told', () => {
    const calendar = {
      ...{ hours: { from: '09:30', to: '18:00' }, weekdays: [1, 6], shortDayMinutes: 45 },
      days: { '2026-05-01': 'off', '2026-04-30': 'short' },
    } as const;
    const told = {
      calendar: { ...calendar, weekdays: [...calendar.weekdays] },
      products: [{ slug: 'drive-22', pyramidStep: 2, group: 'drives', active: true }],
    };
    const query = queryOf('funnel', { ...asked, ...told, product: 'drives' });
    expect(query).toContain("(1, true, '09:30', '18:00', '17:15')");
    expect(query).toContain("(2, false, '09:30', '18:00', '17:15')");
    expect(query).toContain("('2026-05-01', 'off'),\n      ('2026-04-30', 'short')");
    expect(query).toContain("('drive-22', CAST(2 AS bigint), 'drives', true)");
    expect(query).toContain("'drives' AS product_group");
    expect(queryOf('funnel', asked)).toContain('CAST(NULL AS varchar) AS day, CAST(NULL AS varchar) AS kind');
  });

  it('have what no fact tells as rows, and where nobody says it one that says nothing', () => {
    const given = { products: [{ slug: 'drive', pyramidStep: 2, group: 'drives', active: true }] };
    const sold = queryOf('lifecycle-groups', { ...asked, ...given, rates: new Map([['dealer', 0.4]]) });
    expect(sold).toContain("('drive', CAST(2 AS bigint), 'drives', true)");
    expect(sold).toContain("('dealer', CAST(0.4 AS double))");
    expect(queryOf('economics-managers', { ...asked, staff: new Map([['o’neil', 'id']]) })).toContain(
      "('o’neil', 'id')",
    );
    expect(queryOf('economics', { ...asked, expected: new Map([['id', 1.5]]) })).toContain(
      "('id', CAST(1.5 AS double))",
    );
    expect(queryOf('economics', asked)).toContain(
      'SELECT CAST(NULL AS varchar) AS account, CAST(NULL AS double) AS net_minor',
    );
  });

  it('are none of a figure that does not exist', () => {
    expect(() => queryOf('weather', asked)).toThrow(
      'no figure weather; there are baskets-money, baskets, choice-coverage, choice-months, choice,',
    );
  });
});
