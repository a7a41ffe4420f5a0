import { describe, expect, it, jest } from '@jest/globals';
import { randomOf } from '../../../local/demo/random.ts';
import { plusMonths } from '../../../shared/domain/calendar/months.ts';
import { figureNames } from '../../../warehouse/queries.ts';
import { anna } from '../../support/domain/actors.ts';
import { demoServices, plantAt } from '../../support/domain/demo-plant.ts';
import * as example from '../../support/domain/example-plant.ts';
import { campaigns, segments, sources } from '../../support/domain/sales-histories.ts';
import { canonical, everyFigure, plantHistory, queryAsked, servicesOf } from '../../support/warehouse/compare.ts';
import { groups } from '../../support/warehouse/details.ts';
import { Warehouse } from '../../support/warehouse/duck.ts';
import type { Question, Services } from '../../support/warehouse/folded.ts';

jest.setTimeout(120_000); // every figure of every question, on a machine that does other things beside

const ways = ['arrival', 'movement'] as const;

/** How many cells were the same, by figure: one that was empty throughout would prove nothing. */
const cells = new Map<string, number>(figureNames().map((figure) => [figure, 0]));
/** Of what has one row or one column, fewer are enough. */
const few: Readonly<Partial<Record<string, number>>> = {
  ...{ 'choice-coverage': 50, 'economics-managers': 200, 'economics-sharing': 70, 'lifecycle-pyramid': 70 },
  ...{ 'lifecycle-recurring': 15, 'lifecycle-unsold': 20, 'plan-conversion': 50, reach: 50, 'win-backs-effects': 250 },
};
const enough = (figure: string): number => few[figure] ?? 300;
const tried = { histories: 0, records: 0, questions: 0 };

async function expectSame(warehouse: Warehouse, asked: Question, services: Services): Promise<void> {
  tried.questions += 1;
  for (const { figure, bySql, byFold } of await everyFigure(warehouse, asked, services)) {
    expect({ asked, figure, rows: bySql }).toEqual({ asked, figure, rows: byFold });
    const count = bySql.reduce((sum, row) => sum + Object.keys(row).length, 0);
    cells.set(figure, (cells.get(figure) ?? 0) + count);
  }
}

const newYear = '2027-01-01T00:00:00.000Z';

async function expectSameOf(history: ReturnType<typeof plantHistory>, questions: readonly Question[]): Promise<void> {
  tried.histories += 1;
  tried.records += history.records;
  const warehouse = await Warehouse.of(history.facts);
  const services = await servicesOf(history.facts, newYear);
  for (const asked of questions) await expectSame(warehouse, asked, services);
  warehouse.close();
}

/** By the plant's clocks, while it is June by others. */
const inJuly = '2026-06-30T22:00:00.000Z';

/** Some months as of some day, of all or of some: as somebody might ask. */
function someQuestion(seed: number, isOfNow = false): Question {
  const random = randomOf(seed);
  const from = plusMonths('2026-01', random.between(-2, 6));
  const filters: readonly Partial<Question>[] = [
    { lane: 'all' },
    { lane: 'separate' },
    { segment: random.pick(segments) },
    { source: random.pick(sources) },
    { source: random.pick(sources), campaign: random.pick(campaigns) },
    { origin: 'marketing', manager: anna.id },
    { product: random.pick(groups) },
    { product: random.pick(groups), lane: 'all' },
    { shareBy: 'mql' },
    { shareBy: 'revenue' },
    { shareBy: 'revenue', segment: random.pick(segments), lane: 'all' },
    {},
    {},
  ];
  const asked = { from, to: plusMonths(from, random.between(0, 4)), by: random.pick(ways), ...random.pick(filters) };
  const someDay = new Date(Date.parse('2026-02-01') + random.between(0, 300) * 86_400_000).toISOString();
  const asOf = random.next() < 0.1 ? inJuly : someDay;
  const month = asOf.slice(0, 7);
  return {
    ...asked,
    asOf,
    ...(isOfNow && { from: plusMonths(month, -5), to: plusMonths(month, random.between(0, 4)) }),
  };
}

describe('The queries of the warehouse and the folds of the product', () => {
  it('say the same of the example of the documentation, cell by cell', async () => {
    const warehouse = await Warehouse.of(example.facts);
    for (const by of ways) await expectSame(warehouse, { ...example.asked, by }, await example.services());
    warehouse.close();
  });

  it('say the same of the demo plant, as of any day', async () => {
    const { records } = await plantAt();
    const warehouse = await Warehouse.of(records.facts);
    const services = await demoServices();
    const long = { from: '2025-08', to: '2026-11', lane: 'all' } as const;
    await expectSame(warehouse, { ...long, by: 'arrival' }, services);
    const some = { from: '2026-03', to: '2026-06', asOf: '2026-08-01T00:00:00.000Z' };
    await expectSame(warehouse, { ...some, by: 'movement' }, services);
    warehouse.close();
  });

  it.each([1, 2, 3, 4])('say the same of a random history, whoever asks for whatever: %i', async (seed) => {
    const questions = Array.from({ length: 3 }, (_, n) => someQuestion(100 * seed + n, n === 2));
    await expectSameOf(plantHistory(seed, 120), questions);
  });

  it('say the same of those who came by the last touch', async () => {
    const { facts } = plantHistory(77, 200);
    const warehouse = await Warehouse.of(facts);
    const services = await servicesOf(facts, newYear);
    const questions: readonly Question[] = [
      { from: '2026-02', to: '2026-06', by: 'arrival', touch: 'last', source: 'site' },
      { from: '2026-07', to: '2026-07', by: 'movement', touch: 'last', lane: 'all' }, // of some deals nothing was told since June
    ];
    for (const asked of questions) {
      const told = await everyFigure(warehouse, asked, services);
      for (const { figure, bySql, byFold } of told.filter((each) => !['economics', 'focus'].includes(each.figure)))
        expect({ asked, figure, rows: bySql }).toEqual({ asked, figure, rows: byFold });
    }
    warehouse.close();
  });

  it('say the same of thousands of records', async () => {
    const history = plantHistory(8, 600);
    await expectSameOf(history, [{ from: '2026-01', to: '2026-09', by: 'arrival', lane: 'all', asOf: newYear }]);
  });

  it('say the same whether a figure is one query, or stands on views that are kept', async () => {
    const { facts } = plantHistory(9, 100);
    const warehouse = await Warehouse.of(facts);
    const asked = await queryAsked(someQuestion(9), await servicesOf(facts, newYear));
    const kept = await warehouse.askAll(figureNames(), asked);
    for (const figure of figureNames())
      expect({ figure, rows: canonical(await warehouse.ask(figure, asked)) }).toEqual({
        figure,
        rows: canonical(kept.get(figure) ?? []),
      });
    warehouse.close();
  });

  it('were the same of so many histories, and in no figure for want of rows', () => {
    expect(tried).toEqual({ histories: 5, records: 7_085, questions: 17 });
    expect([...cells].filter(([figure, count]) => count < enough(figure))).toEqual([]);
  });
});
