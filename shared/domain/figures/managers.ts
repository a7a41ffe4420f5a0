/** What each manager's customers brought in some months, and what selling to them cost. */
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { present } from '../present.ts';
import type { MarginRates } from '../return/margin.ts';
import { textKey } from '../text-key.ts';
import type { ClaimCost, KnownAccount, Order } from './accounts.ts';
import { inWholes, type Spent } from './costs.ts';
import type { Member } from './members.ts';
import { returnOn, sumOf } from './numbers.ts';
import type { Months } from './reporting.ts';
import { type Sale, salesIn, sellersIn } from './sales.ts';

export type ManagerRow = {
  /** Nothing where nobody is known to have sold it; so are costs of months in which nobody claimed a lead. */
  readonly manager?: string;
  /** Orders of the months: how many, net, and what was left of them after the claims of the months. */
  readonly orders: number;
  readonly revenue: number;
  readonly margin: number;
  /** Of all sales costs of the months. Nothing where nobody entered any. */
  readonly salesCost?: number;
  /** (margin − sales cost) / sales cost. */
  readonly ros?: number;
};

/** Whatever the figures are made of; money of the plant's own currency alone. */
export type Selling = {
  readonly months: Months;
  /** All leads and deals there are, also those that came before. */
  readonly members: readonly Member[];
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly orders: readonly Order[];
  readonly claims: readonly ClaimCost[];
  readonly costs: readonly Spent[];
  readonly rates: MarginRates;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  readonly currency: string;
};

/** Whose nobody knows. */
const nobody = '';

/**
 * Each manager who sold something or was paid for selling. An order is that of the owner of its deal, else of its account; a
 * cost is that of whom its team names, else of those who claimed leads in its month, in equal parts for each lead.
 */
export function managerRows(selling: Selling): ManagerRow[] {
  const sellerOf = sellersIn(booksOf(selling));
  const orders = Map.groupBy(soldIn(selling), ({ manager = nobody }) => manager);
  const claims = Map.groupBy(selling.claims.filter(isOurs(selling)), (claim) => sellerOf(claim) ?? nobody);
  const costs = salesCosts(selling);
  const names = new Set([...orders.keys(), ...claims.keys(), ...(costs?.keys() ?? [])]);
  return [...names].toSorted(byName).map((name) => {
    const sold = orders.get(name) ?? [];
    const left = sumOf(sold.map((sale) => sale.margin));
    const margin = Math.round(left - sumOf((claims.get(name) ?? []).map(({ netMinor }) => netMinor)));
    const salesCost = costs && (costs.get(name) ?? 0);
    return {
      ...(name !== nobody && { manager: name }),
      ...{ orders: sold.length, revenue: sumOf(sold.map(({ netMinor }) => netMinor)), margin },
      ...present({ salesCost, ros: returnOn(salesCost, margin) }),
    };
  });
}

/** Every order of the months, with who sold it. */
export const soldIn = (selling: Selling): Sale[] => salesIn(booksOf(selling)).filter(isOurs(selling));

const booksOf = (selling: Selling) => ({
  ...selling,
  // Stryker disable next-line ConditionalExpression,MethodExpression: nothing is sold by a lead
  deals: selling.members.filter(({ trace }) => trace.kind === 'deal'),
});

const isOurs =
  ({ currency, months }: Selling) =>
  (sum: { readonly on: string; readonly currency: string }): boolean =>
    sum.currency === currency && isWithin(sum.on.slice(0, 7), months);

const isWithin = (month: string, { from, to }: Months): boolean => from <= month && month <= to;

/** Nobody comes last. */
const byName = (one: string, other: string): number =>
  Number(one === nobody) - Number(other === nobody) || (one < other ? -1 : 1);

/** What selling cost in the months, by manager, in wholes that add up to what was entered; nothing where nothing was. */
function salesCosts(selling: Selling): ReadonlyMap<string, number> | undefined {
  const { costs, months, currency } = selling;
  const own = costs.filter(
    ({ costKind, amount, from }) =>
      costKind === 'sales' && amount.currency === currency && isWithin(from.slice(0, 7), months),
  );
  if (own.length === 0) return undefined;
  const [named, claimedIn] = [namedBy(selling.staff), claimsIn(selling)];
  const parts = new Map<string, number>();
  for (const { team, from, amount } of own) {
    const manager = team === undefined ? undefined : named.get(textKey(team));
    const claimed = claimedIn.get(from.slice(0, 7)) ?? [nobody];
    const sharing = manager === undefined ? claimed : [manager];
    for (const each of sharing) parts.set(each, (parts.get(each) ?? 0) + amount.netMinor / sharing.length);
  }
  return inWholes(parts);
}

/** Staff by what a team may call them: their id or their name. A name two of them have tells nobody. */
export function namedBy(staff: Selling['staff']): ReadonlyMap<string, string> {
  const named = Map.groupBy(
    staff.flatMap(({ id, name }) => [...new Set([textKey(id), textKey(name)])].map((called) => ({ id, called }))),
    ({ called }) => called,
  );
  return new Map([...named].flatMap(([called, [one, other]]) => (one && !other ? [[called, one.id]] : [])));
}

/** Who claimed the leads of each month, one name for each lead. */
function claimsIn({ members, timeZone }: Selling): ReadonlyMap<string, readonly string[]> {
  const monthOf = (at: Instant): string => dayOf(at, timeZone).slice(0, 7);
  // Stryker disable next-line ConditionalExpression,ArrayDeclaration: nobody claims a deal, and a text is of no month
  const claimed = members.flatMap(({ trace: { kind, claim }, manager = nobody }) =>
    kind === 'lead' && claim ? [{ month: monthOf(claim.at), by: claim.by ?? manager }] : [],
  );
  const byMonth = Map.groupBy(claimed, ({ month }) => month);
  return new Map([...byMonth].map(([month, own]) => [month, own.map(({ by }) => by)]));
}
