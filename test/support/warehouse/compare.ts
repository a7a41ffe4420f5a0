/** Whether the queries of the warehouse and the folds of the product say the same. */
import { offersList } from '../../../shared/domain/campaigns/offer.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import type { OfferCosts } from '../../../shared/domain/figures/win-backs.ts';
import type { Policy } from '../../../shared/domain/settings/settings.ts';
import type { Product } from '../../../shared/domain/products/product.ts';
import { accountsIn, ordersIn } from '../../../shared/domain/figures/accounts.ts';
import { expectedFrom } from '../../../shared/domain/figures/expected.ts';
import { expectedOrders } from '../../../shared/domain/figures/report-plan.ts';
import { namedBy } from '../../../shared/domain/figures/managers.ts';
import { readBooks } from '../../../shared/domain/figures/books.ts';
import { productsListed } from '../../../shared/domain/products/lists.ts';
import { present } from '../../../shared/domain/present.ts';
import { allOf } from '../../../shared/domain/records/all-of.ts';
import { marginRates } from '../../../shared/domain/return/margin.ts';
import { figureNames, type QueryAsked } from '../../../warehouse/queries.ts';
import { policyWith } from '../domain/contexts.ts';
import { SalesHistories } from '../domain/sales-histories.ts';
import { stock, storeOf, ToldClock } from '../domain/stores.ts';
import { otherBasketsOf } from './baskets.ts';
import { otherMoneyOf } from './currencies.ts';
import { assortmentOf, registered } from './assortments.ts';
import type { Cell, Row, Warehouse } from './duck.ts';
import { withDetails } from './details.ts';
import { effortsOf } from './efforts.ts';
import { Economy } from './economies.ts';
import { plansOf } from './plans.ts';
import { regularsOf } from './regulars.ts';
import { returnsOf } from './returns.ts';
import { offers, winBacksOf } from './win-backs.ts';
import { claimedIn, moreStaff, sellingsOf } from './sellings.ts';
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
export async function queryAsked(asked: Question, services: Services): Promise<QueryAsked> {
  const { policies, clock, records, journal } = services;
  const { from, to, lane, asOf = await clock.now() } = asked;
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
    products: await productsIn(records),
    offers: await offersIn(records),
    expectedOrders: await expectedOrders({ from, to, asOf, ...present({ lane }) }, services),
    staff: namedBy(policy.staff),
    ...present({ expected: await expectedAt(asOf, policy, journal) }),
  };
}

/** The register of products. */
async function productsIn(records: Services['records']): Promise<readonly Product[]> {
  const ids: string[] = [];
  for (const active of [true, false])
    for await (const { id } of allOf(productsListed({ active }), records)) ids.push(id);
  return records.getMany('product', ids);
}

/** What each offer of the register costs. */
async function offersIn(records: Services['records']): Promise<OfferCosts> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'parent', of: offersList }, records)) ids.push(id);
  const offers = await records.getMany('offer', ids);
  return new Map(offers.flatMap(({ id, cost }) => (cost ? [[id, cost] as const] : [])));
}

/** What customers are expected to buy; nothing where too little is known to say. */
async function expectedAt(
  asOf: string,
  { calendar: { timeZone }, company, return: { discountPercentPerYear } }: Policy,
  journal: Services['journal'],
) {
  const facts = await readBooks(asOf, timeZone, journal);
  const buying = {
    accounts: accountsIn(facts, asOf),
    orders: ordersIn(facts, asOf),
    asOf,
    timeZone,
    currency: company.currency,
  };
  return expectedFrom(buying, discountPercentPerYear).ofAccount;
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
  const lived = new SalesHistories(seed, { leads, from: '2026-01-01T00:00:00.000Z', days: 200 }).facts;
  const sales = claimedIn(seed, lived);
  const months = Array.from({ length: 9 }, (_, n) => `2026-0${String(n + 1)}`);
  const told = [
    ...withDetails(seed, [...sales, ...new Economy(seed, sales, months).facts]),
    ...effortsOf(seed, sales),
    ...otherBasketsOf(seed, sales),
    ...otherMoneyOf(seed, sales),
    ...plansOf(seed, months, timeZone),
    ...returnsOf(seed, sales, timeZone),
    ...winBacksOf(seed, timeZone),
    ...regularsOf(seed),
  ];
  const sold = [...told, ...sellingsOf(seed, told, months)];
  const facts = [...sold, ...assortmentOf(seed, sold)];
  return { facts, records: new Set(facts.map(({ subject }) => subject.id)).size };
}

/** What reports stand on where nobody but the journal knows anything, in a plant whose dealers leave 40% margin. */
export async function servicesOf(facts: readonly Fact[], now: string): Promise<Services> {
  const policy = policyWith();
  const segments = policy.segments.map((each) => ({ ...each, ...(each.id === 'dealer' && { marginPercent: 40 }) }));
  const records = await storeOf(new ToldClock(), ...offers);
  await stock(records, registered);
  return {
    ...{ journal: journalOf(facts), records },
    clock: { now: () => Promise.resolve(now) },
    policies: { at: () => Promise.resolve({ ...policy, segments, staff: [...policy.staff, ...moreStaff] }) },
  };
}
