/** Unit economics, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { present } from '../present.ts';
import { marginRates } from '../return/margin.ts';
import { accountsIn, claimCostsIn, ordersIn } from './accounts.ts';
import type { Sharing } from './acquisition-cost.ts';
import { readBooks } from './books.ts';
import { costsIn, type Spent } from './costs.ts';
import { type Acquired, acquiredIn, monthOf } from './cohorts.ts';
import { economicsRows, type EconomicsRow, leadCounts, type LeadFigure } from './economics.ts';
import { expectedFrom, type Forecast } from './expected.ts';
import { type ManagerRow, managerRows, soldIn } from './managers.ts';
import { byArrival, leadsIn, type Member } from './members.ts';
import { isNew } from './quality.ts';
import { type Asked, movedMonths, scopeOf, type Scoping } from './scope.ts';
import type { Sale } from './sales.ts';
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

/** What counts accounts: those that were won, and those of them that have bought. */
export const accountFigures = ['accounts', 'customers'] as const;
export type AccountFigure = (typeof accountFigures)[number];

/** `shareBy`: by what costs are shared out. @default leads */
export type AskedEconomics = Asked & { readonly shareBy?: ShareBy };

/**
 * A row for each segment and month in which the first lead of an account came, from one month to another. Orders and costs
 * count until the instant it is of; customers are those that have bought in the three years before it.
 */
export async function reportEconomics(asked: AskedEconomics, services: Scoping): Promise<EconomicsReport> {
  const { economy, forecast, selling } = await economyOf(asked, services);
  const managers = isOfSome(asked) ? undefined : managerRows(selling);
  return {
    ...{ asOf: economy.asOf, currency: economy.currency, forecast, ...economicsRows(economy) },
    ...present({ managers: managers?.filter(({ manager }) => (asked.manager ?? manager) === manager) }),
  };
}

/** Which row: of a segment, or of nobody's (an empty one), and a month; of all of them where it says neither. */
export type EconomicsCell = { readonly row?: string; readonly month?: string };

const isIn = (segment: string | undefined, month: string, cell: EconomicsCell): boolean =>
  (cell.row === undefined || cell.row === (segment ?? '')) && (cell.month === undefined || cell.month === month);

/** The leads a figure counts, those that came first in front. */
export async function leadsBehindEconomics(
  asked: AskedEconomics,
  { figure, ...cell }: EconomicsCell & { readonly figure: LeadFigure },
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly leads: readonly Member[] }> {
  const { economy } = await economyOf(asked, services);
  const counts = leadCounts(economy);
  const leads = economy.leads.filter(
    (lead) => isNew(lead) && counts[figure](lead) && isIn(lead.segment, monthOf(lead.arrivedAt, economy), cell),
  );
  return { asOf: economy.asOf, leads: leads.toSorted(byArrival) };
}

/** The accounts a figure counts, with what each ordered. */
export async function accountsBehindEconomics(
  asked: AskedEconomics,
  { figure, ...cell }: EconomicsCell & { readonly figure: AccountFigure },
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly accounts: readonly Acquired[] }> {
  const { economy } = await economyOf(asked, services);
  const accounts = acquiredIn(economy).filter(
    ({ segment, month, orders }) => isIn(segment, month, cell) && (figure === 'accounts' || orders.length > 0),
  );
  return { asOf: economy.asOf, accounts: accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The orders of the months asked for that a manager sold; of nobody where it is empty. */
export async function ordersBehindManagers(
  { seller, ...asked }: Pick<AskedEconomics, 'from' | 'to' | 'asOf'> & { readonly seller: string },
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly sales: readonly Sale[] }> {
  const { economy, selling } = await economyOf(asked, services);
  return { asOf: economy.asOf, sales: soldIn(selling).filter(({ manager = '' }) => manager === seller) };
}

async function economyOf(asked: AskedEconomics, services: Scoping) {
  const { asOf, policy, span, members, everybody } = await scopeOf(asked, services, movedMonths);
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
  const selling = { ...known, costs, members: everybody, months: asked, staff: policy.staff };
  return { economy, forecast, selling };
}

/** Acquisition counts in the months asked for; what customers cost later, whenever. What was spent on another segment alone is not asked for. */
const isMeant = ({ stage, from: day, segment }: Spent, asked: Asked): boolean =>
  (stage !== 'acquisition' || (asked.from <= day.slice(0, 7) && day.slice(0, 7) <= asked.to)) &&
  (segment === undefined || asked.segment === undefined || segment === asked.segment);

const isOfSome = ({ source, campaign, origin, segment, product, lane }: Asked): boolean =>
  lane === 'separate' || [source, campaign, origin, segment, product].some((name) => name !== undefined);
