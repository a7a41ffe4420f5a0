/** What winning customers cost, for each segment and month, and how that was found out. */
import { survivorOf } from './accounts.ts';
import { type Economy, monthOf } from './cohorts.ts';
import { costed, inWholes, sharedOut, type Spent } from './costs.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { isNew, isNewOfMarketing, verdictOf } from './quality.ts';
import { amongMql, byRevenue, equally, type ShareBy, type Weigh } from './share-by.ts';

/** How costs of acquisition came to their segments: net, in minor units; the parts come to what was entered. */
export type Sharing = {
  readonly by: ShareBy;
  readonly entered: number;
  /** Costs that name their segment. */
  readonly tagged: number;
  /** Costs that name none, and came to segments by the rule. */
  readonly shared: number;
  /** Costs that name none, of months in which nobody came. */
  readonly unshared: number;
};

/** What was spent for each segment and month, and the months of which a cost was entered. */
export type SpentParts = {
  readonly parts: ReadonlyMap<string, number>;
  readonly months: ReadonlySet<string>;
  readonly sharing: Sharing;
};

export const keyOf = (segment: string, month: string): string => `${month}\n${segment}`;

/**
 * What was spent on winning customers by marketing or by sales, for each segment and month, in wholes that add up to what was
 * entered: shared among all who came, of whom those count that the figures are of.
 */
export function spentBy(costKind: Spent['costKind'], leads: readonly Member[], economy: Economy): SpentParts {
  const { costs, everybody, currency, timeZone, shareBy } = economy;
  const own = costs.filter(
    (cost) => cost.costKind === costKind && cost.stage === 'acquisition' && cost.amount.currency === currency,
  );
  const sharing = everybody.filter(costKind === 'sales' ? isNew : isNewOfMarketing);
  const { ofLead, unshared } = sharedOut(
    own,
    sharing.map((lead) => costed(lead)),
    timeZone,
    weighOf(sharing, economy),
  );
  const counted = new Set(leads);
  const ofLeads = sharing.flatMap((lead) => {
    const part = counted.has(lead) ? ofLead.get(lead.trace.id)?.get(currency) : undefined;
    // Stryker disable next-line StringLiteral: rows show it as none
    return part === undefined ? [] : [{ key: keyOf(lead.segment ?? '', monthOf(lead.arrivedAt, { timeZone })), part }];
  });
  const ofNobody = unshared.map(({ from, amount, segment = '' }) => ({
    key: keyOf(segment, from.slice(0, 7)),
    part: amount.netMinor,
  }));
  const byKey = Map.groupBy([...ofLeads, ...ofNobody], ({ key }) => key);
  const parts = new Map([...byKey].map(([key, some]) => [key, sumOf(some.map(({ part }) => part))]));
  return {
    parts: inWholes(parts),
    months: new Set(own.map(({ from }) => from.slice(0, 7))),
    sharing: { by: shareBy, ...toldApart(own, unshared) },
  };
}

function toldApart(costs: readonly Spent[], left: readonly Spent[]): Omit<Sharing, 'by'> {
  const total = (some: readonly Spent[]): number => sumOf(some.map(({ amount }) => amount.netMinor));
  const names = ({ segment }: Spent): boolean => segment !== undefined;
  const [entered, tagged] = [total(costs), total(costs.filter(names))];
  const unshared = total(left.filter((cost) => !names(cost)));
  return { entered, tagged, shared: entered - tagged - unshared, unshared };
}

/** Of both kinds together. */
export const bothShared = (one: Sharing, other: Sharing): Sharing => ({
  by: one.by,
  entered: one.entered + other.entered,
  tagged: one.tagged + other.tagged,
  shared: one.shared + other.shared,
  unshared: one.unshared + other.unshared,
});

/** The rule of a report, which knows whom it weighs. */
function weighOf(leads: readonly Member[], economy: Economy): Weigh {
  if (economy.shareBy === 'leads') return equally;
  if (economy.shareBy === 'mql')
    return amongMql(new Set(leads.filter((lead) => verdictOf(lead) === 'mql').map(({ trace }) => trace.id)));
  const { accounts, orders, currency } = economy;
  const bought = Map.groupBy(
    orders.filter((order) => order.currency === currency),
    ({ accountId }) => survivorOf(accountId, accounts),
  );
  const buying = leads.flatMap(({ trace: { id, counted } }) => {
    if (counted.accountId === undefined) return [];
    const account = survivorOf(counted.accountId, accounts);
    return [[id, { account, netMinor: sumOf((bought.get(account) ?? []).map(({ netMinor }) => netMinor)) }] as const];
  });
  return byRevenue(new Map(buying));
}
