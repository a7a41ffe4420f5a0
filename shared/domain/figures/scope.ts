/** What a report of leads and deals is asked for, and those it is about. */
import type { Instant } from '../calendar/instant-schema.ts';
import { monthsFrom, plusMonths } from '../calendar/months.ts';
import { dayOf, plusDays, startOfDay } from '../calendar/working-calendar.ts';
import type { Clock } from '../clock.ts';
import { Problem } from '../problem.ts';
import { productsNamed } from '../products/named.ts';
import type { History, Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import type { Policy } from '../settings/settings.ts';
import type { Span } from './reporting.ts';
import { type Filter, isAsked, type Member, membersOf } from './members.ts';
import { readTraces, type TraceReading } from './read-traces.ts';
import { firstWithinReach, isWithinReach, type Months, startOfMonth } from './reporting.ts';
import type { Trace } from './trace.ts';

export type Asked = Months & Filter & { readonly asOf?: Instant };

export type Scoping = {
  readonly journal: TraceReading & Pick<History, 'happened'>;
  readonly records: Pick<Records, 'getMany'>;
  readonly clock: Clock;
  readonly policies: Policies;
};

/** When a report is of, the settings that held then, and the months it is about. */
export type When = { readonly asOf: Instant; readonly policy: Policy; readonly span: Span };
/** `members`: whom the report is about; `everybody`: also whom it is not, for what all of them share. */
export type Scope = When & { readonly members: readonly Member[]; readonly everybody: readonly Member[] };

/**
 * The time a report is about.
 *
 * @throws Problem 422 when it is of an instant to come, or begins too long ago
 */
export async function whenOf(
  { from, to, asOf: asked }: Months & { readonly asOf?: Instant },
  { clock, policies }: Pick<Scoping, 'clock' | 'policies'>,
): Promise<When> {
  const now = await clock.now();
  const { timeZone } = (await policies.at(now)).calendar;
  const asOf = asked === undefined ? now : asOfBy(asked, now, timeZone);
  return {
    asOf,
    policy: await policies.at(asOf),
    span: {
      from: startOfMonth(from, asOf, timeZone),
      before: startOfDay(`${plusMonths(to, 1)}-01`, timeZone),
    },
  };
}

/** A day is asked for as its last instant, and today as now. */
function asOfBy(asked: string, now: Instant, timeZone: string): Instant {
  const isInstant = asked.includes('T');
  if ((isInstant ? asked : startOfDay(asked, timeZone)) > now)
    throw new Problem({ status: 422, code: 'as-of-to-come', detail: `${asked} is to come; it is ${now}` });
  const last = isInstant ? asked : new Date(Date.parse(startOfDay(plusDays(asked, 1), timeZone)) - 1).toISOString();
  return last < now ? last : now;
}

/**
 * The time and those a report is about.
 *
 * @param before how many months before its first one are looked at as well, as far as they can be read
 * @throws Problem 409 when facts do not fit together, 422 of a time nobody can tell of
 */
export async function scopeOf(asked: Asked, services: Scoping, before = 0): Promise<Scope> {
  const when = await whenOf(asked, services);
  const from = monthsBefore(when.span.from, before, when);
  return { ...when, ...(await membersSince(from, when.asOf, asked, services)) };
}

/** So many months before an instant, as far as it can be read. */
export function monthsBefore(from: Instant, months: number, { asOf, policy }: Pick<Scope, 'asOf' | 'policy'>): Instant {
  const { timeZone } = policy.calendar;
  const month = dayOf(from, timeZone).slice(0, 7);
  const first = [plusMonths(month, -months), firstWithinReach(asOf)].toSorted()[1] ?? month;
  return first < month ? startOfDay(`${first}-01`, timeZone) : from;
}

/** An order may come so many months after its deal last moved, and is of the segment and the manager of that still. */
export const movedMonths = 12;

/** Those of whom something happened since an instant, and among them those a report is about. */
export async function membersSince(
  from: Instant,
  asOf: Instant,
  filter: Filter,
  { journal, records }: Pick<Scoping, 'journal' | 'records'>,
): Promise<Pick<Scope, 'members' | 'everybody'>> {
  const traces = await readTraces(from, asOf, journal);
  const everybody = membersOf(traces, await groupsOf(traces, records));
  return { everybody, members: everybody.filter(isAsked(filter)) };
}

/** The same, with the time before that is as long; without it where that began too long ago to be read. */
export async function scopeWithBefore(
  asked: Asked,
  services: Scoping,
): Promise<Scope & { readonly spanBefore?: Span }> {
  const months = monthsFrom(asked.from, asked.to) + 1;
  const first = plusMonths(asked.from, -months);
  const { asOf } = await whenOf(asked, services);
  if (!isWithinReach(first, asOf)) return scopeOf(asked, services);
  const scope = await scopeOf(asked, services, months);
  const from = startOfDay(`${first}-01`, scope.policy.calendar.timeZone);
  return { ...scope, spanBefore: { from, before: scope.span.from } };
}

/** The group of each product the deals name, by its slug. */
async function groupsOf(
  traces: ReadonlyMap<string, Trace>,
  records: Pick<Records, 'getMany'>,
): Promise<ReadonlyMap<string, string>> {
  const slugs = new Set([...traces.values()].flatMap(({ counted: { product } }) => product ?? []));
  const products = await productsNamed(
    [...slugs].map((product) => ({ product })),
    records,
  );
  return new Map(products.map(({ slug, group }) => [slug, group]));
}
