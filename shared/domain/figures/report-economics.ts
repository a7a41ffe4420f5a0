/** Unit economics, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { present } from '../present.ts';
import { marginRates } from '../return/margin.ts';
import { accountsIn, claimCostsIn, ordersIn } from './accounts.ts';
import type { Sharing } from './acquisition-cost.ts';
import { readBooks } from './books.ts';
import { costsIn, type Spent } from './costs.ts';
import { economicsRows, type EconomicsRow } from './economics.ts';
import { expectedFrom, type Forecast } from './expected.ts';
import { type ManagerRow, managerRows } from './managers.ts';
import { leadsIn } from './members.ts';
import { type Asked, scopeOf, type Scoping } from './scope.ts';
import type { ShareBy } from './share-by.ts';

export type EconomicsReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly rows: readonly EconomicsRow[];
  readonly total: EconomicsRow;
  /** Nothing where the report is of some leads alone: what selling to these cost nobody enters. */
  readonly managers?: readonly ManagerRow[];
  readonly sharing: Sharing;
  readonly forecast: Forecast;
};

/** `shareBy`: by what costs are shared out. @default leads */
export type AskedEconomics = Asked & { readonly shareBy?: ShareBy };

/**
 * A row for each segment and month in which the first lead of an account came, from one month to another. Orders and costs
 * count until the instant it is of; customers are those that have bought in the three years before it.
 */
export async function reportEconomics(asked: AskedEconomics, services: Scoping): Promise<EconomicsReport> {
  const { asOf, policy, span, members, everybody } = await scopeOf(asked, services);
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const facts = await readBooks(asOf, timeZone, services.journal);
  const known = {
    ...{ accounts: accountsIn(facts, asOf), orders: ordersIn(facts, asOf), claims: claimCostsIn(facts, asOf) },
    ...{ rates: marginRates(policy), timeZone, currency, asOf },
  };
  const costs = costsIn(facts, asOf);
  const { forecast, ofAccount: expected } = expectedFrom(known, policy.return.discountPercentPerYear);
  const economy = {
    ...{ ...known, expected, leads: leadsIn(members, span), everybody: leadsIn(everybody, span) },
    ...{ deals: members.filter(({ trace }) => trace.kind === 'deal'), shareBy: asked.shareBy ?? ('leads' as const) },
    costs: costs.filter((cost) => isMeant(cost, asked)),
  };
  const managers = isOfSome(asked)
    ? undefined
    : managerRows({ ...known, costs, members: everybody, months: asked, staff: policy.staff });
  return {
    ...{ asOf, currency, forecast, ...economicsRows(economy) },
    ...present({ managers: managers?.filter(({ manager }) => (asked.manager ?? manager) === manager) }),
  };
}

/** Acquisition counts in the months asked for; what customers cost later, whenever. What was spent on another segment alone is not asked for. */
const isMeant = ({ stage, from: day, segment }: Spent, asked: Asked): boolean =>
  (stage !== 'acquisition' || (asked.from <= day.slice(0, 7) && day.slice(0, 7) <= asked.to)) &&
  (segment === undefined || asked.segment === undefined || segment === asked.segment);

const isOfSome = ({ source, campaign, origin, segment, product, lane }: Asked): boolean =>
  lane === 'separate' || [source, campaign, origin, segment, product].some((name) => name !== undefined);
