/** The lifecycle of customers, read from the journal and the register of products. */
import { type Days, isOnDayOf } from '../calendar/days.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { monthsFrom, plusMonths } from '../calendar/months.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import { productsListed } from '../products/lists.ts';
import type { Product } from '../products/product.ts';
import { allOf } from '../records/all-of.ts';
import type { Records } from '../records/records.ts';
import { survivorOf } from './accounts.ts';
import { discountsIn, type GroupRow, groupRows, soldInGroup, unsoldIn } from './assortment.ts';
import { readBooks } from './books.ts';
import { costsIn } from './costs.ts';
import {
  type Coming,
  comingTo,
  type LifecycleState,
  type Living,
  movesUp,
  type PyramidStep,
  pyramidOf,
  recurringIn,
  type Returning,
  type SegmentStates,
  stageCosts,
  type StageCost,
  type Standing,
  standingsIn,
  statesBySegment,
} from './lifecycle.ts';
import type { Filter, Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { type Months, startOfMonth } from './reporting.ts';
import { type Sale, soldBy } from './sales.ts';
import { scopeOf, type Scoping } from './scope.ts';

export type LifecycleAsked = Months & Pick<Filter, 'segment' | 'manager'> & { readonly asOf?: Instant };
type Services = Scoping & { readonly records: Pick<Records, 'list' | 'getMany'> };

/** Who sees to the customers of a stage: of one segment, or of all. */
export type Role = {
  readonly stage: LifecycleState;
  readonly segment?: string | undefined;
  readonly role: { readonly en: string; readonly ru: string };
  readonly person?: string | undefined;
};

export type LifecycleReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly segments: readonly SegmentStates[];
  readonly stages: readonly StageCost[];
  readonly recurringRevenue: number;
  readonly pyramid: readonly PyramidStep[];
  readonly groups: readonly GroupRow[];
  /** Slugs of products that are sold still and that nobody ordered for twelve months. */
  readonly unsold: readonly string[];
  readonly roles: readonly Role[];
};

/** So many months before the instant deals are looked at: of an open one nobody touched for longer nothing is known. */
const lookedBack = 24;
const returnFacts = ['WinBackStarted', 'WinBackEnded', 'SegmentMigrated', 'QuoteSent'] as const;

export async function reportLifecycle(asked: LifecycleAsked, services: Services): Promise<LifecycleReport> {
  const { living, standings, products, facts, coming, when } = await livingOf(asked, services);
  const { asOf, policy, time, costs } = when;
  const { accounts, deals } = living;
  const { currency } = policy.company;
  const discounts = discountsIn(facts, asOf, time);
  const ids = new Set(standings.map(({ account }) => account.id));
  const ofThem = ({ trace }: Member): boolean => ids.has(survivorOf(trace.counted.accountId ?? '', accounts));
  const quoted = (asked.segment ?? asked.manager) === undefined ? deals : deals.filter(ofThem);
  return {
    ...{ asOf, currency, segments: statesBySegment(standings), roles: policy.lifecycle },
    stages: stageCosts(costs, standings, coming, currency),
    recurringRevenue: sumOf(recurringIn(standings, time).map(({ netMinor }) => netMinor)),
    pyramid: pyramidOf(standings, time),
    groups: groupRows(salesTo(standings, living), quoted, discounts, { products, ...time }),
    unsold: unsoldIn(living.sales, products, dayOf(asOf, policy.calendar.timeZone)),
  };
}

/** The orders of some accounts, in the order of their days. */
function salesTo(standings: readonly Standing[], { sales }: Living): readonly Sale[] {
  const own = new Set(standings.flatMap(({ orders }) => orders));
  return sales.filter((sale) => own.has(sale));
}

/** Accounts that stand in a state, that came to one in the months, that are on a step of the pyramid, or that moved up to it. */
export type LifecycleFigure =
  | { readonly state: LifecycleState }
  | { readonly cameTo: LifecycleState }
  | { readonly step: number }
  | { readonly movedUpTo: number };

/** The accounts a figure counts, those opened first in front. */
export async function standingBehind(
  asked: LifecycleAsked,
  figure: LifecycleFigure,
  services: Services,
): Promise<{ readonly asOf: Instant; readonly standings: readonly Standing[] }> {
  const { standings, coming, when } = await livingOf(asked, services);
  const own = standings.filter(countedBy(figure, coming, when.time));
  return { asOf: when.asOf, standings: own.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) };
}

function countedBy(figure: LifecycleFigure, coming: Coming, time: Days): (standing: Standing) => boolean {
  if ('state' in figure) return ({ state }) => state === figure.state;
  if ('cameTo' in figure) return coming[figure.cameTo];
  if ('step' in figure) return ({ step }) => step === figure.step;
  return ({ orders }) => movesUp(orders).some((move) => move.to === figure.movedUpTo && isOnDayOf(time)(move));
}

/** Orders of the months: of accounts that had one before, or of a group of products (an empty one: of products nobody knows). */
export type SoldFigure = { readonly recurring: true } | { readonly group: string };

/** The orders a figure counts, the first in front. */
export async function ordersBehindLifecycle(
  asked: LifecycleAsked,
  figure: SoldFigure,
  services: Services,
): Promise<{ readonly asOf: Instant; readonly sales: readonly Sale[] }> {
  const { living, standings, products, when } = await livingOf(asked, services);
  const { asOf, time } = when;
  if ('recurring' in figure) {
    const recurring = new Set(recurringIn(standings, time));
    return { asOf, sales: living.sales.filter((sale) => recurring.has(sale)) };
  }
  const isOfGroup = soldInGroup(figure.group, products);
  return { asOf, sales: salesTo(standings, living).filter((sale) => isOnDayOf(time)(sale) && isOfGroup(sale)) };
}

const placeOf = ({ account: { openedAt = '', id } }: Standing): string => `${openedAt}/${id}`;

async function livingOf({ segment, manager, ...asked }: LifecycleAsked, services: Services) {
  const now = await services.clock.now();
  const lately = plusMonths((asked.asOf ?? now).slice(0, 7), -lookedBack);
  const before = Math.max(0, monthsFrom(lately, asked.from));
  const { asOf, policy, members, span } = await scopeOf({ ...asked, lane: 'all' }, services, before);
  const { timeZone } = policy.calendar;
  const [facts, returning, products] = await Promise.all([
    readBooks(asOf, timeZone, services.journal),
    readReturning(plusMonths(asOf.slice(0, 7), -lookedBack), asOf, timeZone, services),
    productsOf(services.records),
  ]);
  const { accounts, deals, sales } = soldBy(facts, { members, asOf, policy });
  const living: Living = {
    ...{ accounts, deals, sales, asOf, returning: returningIn(returning, asOf) },
    steps: new Map(products.map((product) => [product.slug, product.pyramidStep])),
  };
  const isAsked = ({ account }: Standing): boolean =>
    (segment === undefined || account.counted.segment === segment) &&
    (manager === undefined || account.counted.owner === manager);
  const costs = costsIn(facts, asOf).filter(
    (cost) =>
      asked.from <= cost.from.slice(0, 7) &&
      cost.from.slice(0, 7) <= asked.to &&
      (segment === undefined || segment === cost.segment),
  );
  const time: Days = { first: dayOf(span.from, timeZone), after: dayOf(span.before, timeZone) };
  const standings = standingsIn(living).filter(isAsked);
  const returned = returnedIn(returning, living, time, timeZone);
  const coming = comingTo(living, time, { returned, timeZone });
  return { living, standings, products, facts: returning, coming, when: { asOf, policy, time, costs } };
}

async function readReturning(month: string, asOf: Instant, timeZone: string, { journal }: Services): Promise<Fact[]> {
  const facts: Fact[] = [];
  const from = startOfMonth(month, asOf, timeZone);
  for await (const page of journal.happened(from, asOf, { types: returnFacts })) facts.push(...page);
  return facts;
}

/** Attempts that had not ended, and the group each account stood in, as of an instant. */
export function returningIn(facts: readonly Fact[], asOf: Instant): Returning {
  const known = facts.filter(({ recordedAt }) => recordedAt <= asOf).toSorted(byVersion);
  const ended = new Set(known.flatMap(({ type, subject }) => (type === 'WinBackEnded' ? [subject.id] : [])));
  const running = known.filter(({ type, subject }) => type === 'WinBackStarted' && !ended.has(subject.id));
  const moved = known.filter(({ type }) => type === 'SegmentMigrated').toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return {
    running: new Set(running.map(({ data }) => String(data['accountId']))),
    cells: new Map(
      moved.flatMap(({ data }) => {
        const { cell } = data['to'] as { cell?: number }; // its schema says so
        return cell === undefined ? [] : [[String(data['accountId']), cell]];
      }),
    ),
  };
}

/** Accounts of which an attempt to win them back ended within a time with their return. */
export function returnedIn(
  facts: readonly Fact[],
  { accounts, asOf }: Pick<Living, 'accounts' | 'asOf'>,
  { first, after }: Days,
  timeZone: string,
): ReadonlySet<string> {
  return new Set(
    facts.flatMap(({ type, data, at, recordedAt }) => {
      const day = dayOf(at, timeZone);
      const counts = type === 'WinBackEnded' && data['outcome'] === 'returned' && recordedAt <= asOf;
      return counts && first <= day && day < after ? [survivorOf(String(data['accountId']), accounts)] : [];
    }),
  );
}

async function productsOf(records: Pick<Records, 'list' | 'getMany'>): Promise<Product[]> {
  const ids: string[] = [];
  for (const active of [true, false])
    for await (const { id } of allOf(productsListed({ active }), records)) ids.push(id);
  return records.getMany('product', ids);
}
