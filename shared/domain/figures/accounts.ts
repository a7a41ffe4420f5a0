/** Accounts and what they ordered, folded from facts. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Counted } from '../facts/counted-shape.ts';
import type { FactType } from '../facts/draft.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import { present } from '../present.ts';
import { besidesOf } from '../purchases/order-costs.ts';

/** The facts accounts, their orders and claims are folded from, beside whatever tells what figures count. */
export const accountFacts = [
  'AccountOpened',
  'AccountMerged',
  'AccountMergeUndone',
  'RecordRemoved',
  'ClaimOpened',
  'ClaimEdited',
] as const satisfies readonly FactType[];

export type KnownAccount = {
  readonly id: string;
  /** Nothing where it was opened before the facts that were read. */
  readonly openedAt?: Instant;
  readonly counted: Counted;
  /** It is an alias of that one. */
  readonly mergedInto?: string;
};

/** One order that stands; net of VAT, in minor units. */
export type Order = {
  readonly id: string;
  readonly accountId: string;
  readonly dealId?: string;
  readonly on: string;
  readonly netMinor: number;
  readonly currency: string;
  readonly costMinor?: number;
  /** The dealer's bonus and delivery at our cost. */
  readonly besidesMinor?: number;
  /** The first of its products, and its highest step of the pyramid. */
  readonly product?: string;
  readonly pyramidStep?: number;
};

/** What a claim cost us. */
export type ClaimCost = {
  readonly accountId: string;
  readonly dealId?: string;
  readonly purchaseId?: string;
  readonly on: string;
  readonly netMinor: number;
  readonly currency: string;
};

/** The facts of each record of a kind as far as they were recorded by an instant, in their order. */
const bySubject = (facts: readonly Fact[], kind: string, asOf: Instant): ReadonlyMap<string, readonly Fact[]> =>
  Map.groupBy(
    facts.filter(({ subject, recordedAt }) => subject.kind === kind && recordedAt <= asOf).toSorted(byVersion),
    ({ subject }) => subject.id,
  );

export function accountsIn(facts: readonly Fact[], asOf: Instant): ReadonlyMap<string, KnownAccount> {
  return new Map([...bySubject(facts, 'account', asOf)].map(([id, own]) => [id, accountOf(id, own)]));
}

function accountOf(id: string, facts: readonly Fact[]): KnownAccount {
  const merging = facts.findLast(({ type }) => type === 'AccountMerged' || type === 'AccountMergeUndone');
  const mergedInto = merging?.type === 'AccountMerged' ? String(merging.data['into']) : undefined;
  return {
    id,
    counted: facts.findLast(({ counted }) => counted)?.counted ?? {},
    ...present({ openedAt: facts.find(({ type }) => type === 'AccountOpened')?.at, mergedInto }),
  };
}

/** The account an id goes on as: that of whoever it was merged into, however often. */
export function survivorOf(id: string, accounts: ReadonlyMap<string, KnownAccount>): string {
  const seen = new Set<string>();
  let survivor = id;
  for (let next: string | undefined = id; next !== undefined && !seen.has(next); ) {
    survivor = next;
    seen.add(next);
    next = accounts.get(next)?.mergedInto;
  }
  return survivor;
}

/** The orders that stand, those that came first in front. */
export const ordersIn = (facts: readonly Fact[], asOf: Instant): Order[] =>
  [...bySubject(facts, 'purchase', asOf)]
    .flatMap(([id, own]) => orderOf(id, own.findLast(({ counted }) => counted)?.counted))
    .toSorted((a, b) =>
      // Stryker disable next-line EqualityOperator: each order is there once
      `${a.on}/${a.id}` < `${b.on}/${b.id}` ? -1 : 1,
    );

function orderOf(id: string, counted: Counted = {}): Order[] {
  const { accountId, on, amount, reversed, dealId, costMinor, product, pyramidStep } = counted;
  if (accountId === undefined || on === undefined || !amount || reversed) return [];
  const { netMinor, currency } = amount;
  return [
    {
      ...{ id, accountId, on, netMinor, currency },
      ...present({ dealId, costMinor, besidesMinor: besidesOf(counted), product, pyramidStep }),
    },
  ];
}

type Of = Readonly<Record<'accountId' | 'receivedOn', string> & Partial<Record<'dealId' | 'purchaseId', string>>>;

/** What claims cost that tell it. */
export const claimCostsIn = (facts: readonly Fact[], asOf: Instant): ClaimCost[] =>
  [...bySubject(facts, 'claim', asOf).values()].flatMap((own) => {
    const opened = own.find(({ type }) => type === 'ClaimOpened');
    const told = own.findLast(({ data }) => data['cost'] !== undefined)?.data['cost'];
    if (!opened || told === undefined) return [];
    const { netMinor, currency } = told as { netMinor: number; currency: string }; // its schema says so
    const { accountId, receivedOn: on, dealId, purchaseId } = opened.data as Of; // its schema says so
    return [{ accountId, on, netMinor, currency, ...present({ dealId, purchaseId }) }];
  });
