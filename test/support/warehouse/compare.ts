/** Whether the queries of the warehouse and the folds of the product say the same. */
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { productsListed } from '../../../shared/domain/products/lists.ts';
import { allOf } from '../../../shared/domain/records/all-of.ts';
import { marginRates } from '../../../shared/domain/return/margin.ts';
import { figureNames, type QueryAsked } from '../../../warehouse/queries.ts';
import { policyWith } from '../domain/contexts.ts';
import { productWith } from '../domain/products.ts';
import { products, SalesHistories } from '../domain/sales-histories.ts';
import { stock, storeOf, ToldClock } from '../domain/stores.ts';
import { otherBasketsOf } from './baskets.ts';
import type { Cell, Row, Warehouse } from './duck.ts';
import { groups, withDetails } from './details.ts';
import { effortsOf } from './efforts.ts';
import { Economy } from './economies.ts';
import { plansOf } from './plans.ts';
import { returnsOf } from './returns.ts';
import { foldedFigures, journalOf, type Question, type Services } from './folded.ts';

/** A figure in both ways of counting it: equal when they are the same cell by cell. */
export type Told = { readonly figure: string; readonly bySql: readonly Row[]; readonly byFold: readonly Row[] };

/** Sums of fractions differ in their last digits by the order in which they are added; what is a half but for these is rounded up. */
const rounded = (cell: Cell): Cell => (typeof cell === 'number' ? Number((cell * (1 + 1e-13)).toPrecision(11)) : cell);

/** In an order of its own: what rows come first is not compared. */
export const canonical = (rows: readonly Row[]): Row[] =>
  rows
    .map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, cell]) => [name, rounded(cell)]),
      ),
    )
    .map((row) => [JSON.stringify(row), row] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);

/** A question of the reports as the queries are asked it. */
export async function queryAsked(asked: Question, { policies, clock, records }: Services): Promise<QueryAsked> {
  const asOf = asked.asOf ?? (await clock.now());
  const policy = await policies.at(asOf);
  const { calendar } = policy;
  const { timeZone } = calendar;
  const focus = new Set(policy.segments.flatMap(({ id, focus: isFocus }) => (isFocus ? [id] : [])));
  return {
    ...asked,
    asOf,
    timeZone,
    calendar,
    currency: policy.company.currency,
    rates: marginRates(policy),
    focus,
    ...(await registered(records)),
  };
}

/** The step and the group of each product of the register. */
async function registered(records: Services['records']): Promise<Pick<QueryAsked, 'steps' | 'groups'>> {
  const ids: string[] = [];
  for (const active of [true, false])
    for await (const { id } of allOf(productsListed({ active }), records)) ids.push(id);
  const known = await records.getMany('product', ids);
  return {
    steps: new Map(known.map(({ slug, pyramidStep }) => [slug, pyramidStep])),
    groups: new Map(known.map(({ slug, group }) => [slug, group])),
  };
}

/** Each figure of one question, by the queries and by the folds; a fold that does not reconcile throws. */
export async function everyFigure(warehouse: Warehouse, asked: Question, services: Services): Promise<Told[]> {
  const folded = await foldedFigures(asked, services);
  const answers = await warehouse.askAll(figureNames(), await queryAsked(asked, services));
  return figureNames().map((figure) => ({
    figure,
    bySql: canonical(answers.get(figure) ?? []),
    byFold: canonical(folded[figure] ?? []),
  }));
}

const { timeZone } = policyWith().calendar;

/** Sales of so many leads in 200 days from 2026-01-01 on, with what was spent and ordered meanwhile. */
export function plantHistory(seed: number, leads: number): { readonly facts: Fact[]; readonly records: number } {
  const sales = new SalesHistories(seed, { leads, from: '2026-01-01T00:00:00.000Z', days: 200 }).facts;
  const months = Array.from({ length: 9 }, (_, n) => `2026-0${String(n + 1)}`);
  const facts = [
    ...withDetails(seed, [...sales, ...new Economy(seed, sales, months).facts]),
    ...effortsOf(seed, sales),
    ...otherBasketsOf(seed, sales),
    ...plansOf(seed, months, timeZone),
    ...returnsOf(seed, sales),
  ];
  return { facts, records: new Set(facts.map(({ subject }) => subject.id)).size };
}

/** What reports stand on where nobody but the journal knows anything, in a plant whose dealers leave 40% margin. */
export async function servicesOf(facts: readonly Fact[], now: string): Promise<Services> {
  const policy = policyWith();
  const segments = policy.segments.map((each) => ({ ...each, ...(each.id === 'dealer' && { marginPercent: 40 }) }));
  const records = await storeOf(new ToldClock());
  await stock(
    records,
    products.map((slug, n) => productWith({ slug, code: slug, pyramidStep: n + 1, group: groups[n % 2] ?? '' })),
  );
  return {
    ...{ journal: journalOf(facts), records },
    clock: { now: () => Promise.resolve(now) },
    policies: { at: () => Promise.resolve({ ...policy, segments }) },
  };
}
