/** How good leads are, and how soon somebody takes them up. */
import { TZDate } from '@date-fns/tz';
import type { Instant } from '../calendar/instant-schema.ts';
import { workingMinutesBetween, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Sum } from '../money/sums.ts';
import { present } from '../present.ts';
import { inWholes, type Shares } from './costs.ts';
import { type Filter, type Member, touchedOf } from './members.ts';
import { atRank, medianOf, sumOf } from './numbers.ts';

/**
 * What a lead has proved to be by now. `mql`: confirmed as one we serve, that is, it came to `sql` or into a basket. `non-target`:
 * rejected by a criterion. The others count for neither.
 */
export const verdicts = ['mql', 'non-target', 'undecided', 'spam', 'duplicate', 'handed-to-dealer'] as const;
export type Verdict = (typeof verdicts)[number];

const apart: readonly string[] = ['spam', 'duplicate', 'handed-to-dealer'];

export function verdictOf({ trace: { visits } }: Pick<Member, 'trace'>): Verdict {
  const last = visits.at(-1)?.left;
  if (visits.length === 0) return 'spam'; // held when it came
  if (last?.as === 'lost') return apart.includes(last.reason ?? '') ? (last.reason as Verdict) : 'non-target'; // one of them
  return visits.some(({ stage, left }) => stage === 'sql' || left?.as === 'parked') ? 'mql' : 'undecided';
}

/** Neither spam nor another time the same. */
export const isNew = (member: Member): boolean => !['spam', 'duplicate'].includes(verdictOf(member));

/** Whether marketing's costs of acquisition were spent on it. */
export const isNewOfMarketing = (member: Member): boolean => member.origin === 'marketing' && isNew(member);

export type QualityRow = {
  readonly source?: string;
  readonly campaign?: string;
  readonly leads: number;
  readonly mql: number;
  readonly nonTarget: number;
  readonly undecided: number;
  readonly spam: number;
  readonly duplicate: number;
  readonly handedToDealer: number;
  /** Non-target of those decided: non-target and MQL. */
  readonly nonTargetShare?: number;
  readonly byCriterion: Readonly<Record<string, number>>;
  /** What was spent on all of them, and on those who were non-target, also by criterion. */
  readonly spent: readonly Sum[];
  readonly spentOnNonTarget: readonly Sum[];
  readonly spentByCriterion: Readonly<Record<string, readonly Sum[]>>;
};

/** By source and campaign of a touch, those with most leads in front; behind them all together. */
export function qualityRows(
  leads: readonly Member[],
  shares: Shares,
  touch: Filter['touch'],
): { readonly rows: readonly QualityRow[]; readonly total: QualityRow } {
  const groups = Map.groupBy(leads, (lead) => {
    const { source = '', campaign = '' } = touchedOf(lead, touch) ?? {};
    return JSON.stringify([source, campaign]);
  });
  const spent = spentIn(groups, shares);
  const rows = [...groups].map(([name, own]) => {
    const [source, campaign] = JSON.parse(name) as [string, string]; // as just written
    return { ...(source && { source }), ...(campaign && { campaign }), ...countsOf(own), ...moneyOf(own, name, spent) };
  });
  const whole = spentIn(new Map([['', leads]]), shares);
  return {
    rows: rows.toSorted((a, b) => b.leads - a.leads || (nameOf(a) < nameOf(b) ? -1 : 1)),
    total: { ...countsOf(leads), ...moneyOf(leads, '', whole) },
  };
}

const nameOf = ({ source = '', campaign = '' }: Pick<QualityRow, 'source' | 'campaign'>): string =>
  `${source}/${campaign}`;

function countsOf(leads: readonly Member[]) {
  const by = Map.groupBy(leads, verdictOf);
  const count = (verdict: Verdict): number => by.get(verdict)?.length ?? 0;
  const decided = count('non-target') + count('mql');
  const criteria = Map.groupBy(by.get('non-target') ?? [], criterionOf);
  return {
    leads: leads.length,
    mql: count('mql'),
    nonTarget: count('non-target'),
    undecided: count('undecided'),
    spam: count('spam'),
    duplicate: count('duplicate'),
    handedToDealer: count('handed-to-dealer'),
    ...(decided > 0 && { nonTargetShare: count('non-target') / decided }),
    byCriterion: sorted([...criteria].map(([name, own]) => [name, own.length])),
  };
}

const criterionOf = ({ trace: { visits } }: Member): string => visits.at(-1)?.left?.reason ?? 'unknown';

const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

type Spent = ReadonlyMap<string, readonly Sum[]>;

/** What was spent on the leads of each group, apart on those of each criterion, in wholes that add up to what was spent on all. */
function spentIn(groups: ReadonlyMap<string, readonly Member[]>, { ofLead }: Shares): Spent {
  const parts = [...groups].flatMap(([group, leads]) =>
    leads.flatMap((lead) => {
      const key = keyOf(group, verdictOf(lead) === 'non-target' ? criterionOf(lead) : '');
      return [...(ofLead.get(lead.trace.id) ?? [])].map(([currency, part]) => ({ key, currency, part }));
    }),
  );
  const sums = [...Map.groupBy(parts, ({ currency }) => currency)].flatMap(([currency, own]) => {
    const byKey = Map.groupBy(own, ({ key }) => key);
    const wholes = inWholes(new Map([...byKey].map(([key, some]) => [key, sumOf(some.map(({ part }) => part))])));
    return [...wholes].map(([key, netMinor]) => ({ key, netMinor, currency, of: byKey.get(key)?.length ?? 0 }));
  });
  return new Map(
    [...Map.groupBy(sums, ({ key }) => key)].map(([key, own]) => [key, own.map(({ key: _key, ...sum }) => sum)]),
  );
}

const keyOf = (group: string, criterion: string): string => `${group}\n${criterion}`;

function moneyOf(leads: readonly Member[], group: string, spent: Spent) {
  const criteria = [...new Set(leads.filter((lead) => verdictOf(lead) === 'non-target').map(criterionOf))];
  const onCriterion = criteria.map((name) => [name, spent.get(keyOf(group, name)) ?? []] as const);
  const onNonTarget = onCriterion.flatMap(([, sums]) => sums);
  return {
    spent: added([...onNonTarget, ...(spent.get(keyOf(group, '')) ?? [])]),
    spentOnNonTarget: added(onNonTarget),
    spentByCriterion: sorted(onCriterion),
  };
}

const added = (sums: readonly Sum[]): Sum[] =>
  [...Map.groupBy(sums, ({ currency }) => currency)]
    .map(([currency, own]) => ({
      currency,
      netMinor: sumOf(own.map(({ netMinor }) => netMinor)),
      of: sumOf(own.map(({ of }) => of)),
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));

export type ResponseRow = {
  /** Whose leads, or of which hour of the plant's day they came in. */
  readonly by: 'manager' | 'hour' | 'all';
  readonly name?: string;
  readonly leads: number;
  /** Working minutes from when it came: to the claim, to the first contact; of those that were claimed, or contacted. */
  readonly claimed: number;
  readonly claimMedian?: number;
  readonly claimP90?: number;
  readonly contacted: number;
  readonly contactMedian?: number;
  readonly contactP90?: number;
  /** Neither claimed nor contacted by now. */
  readonly untouched: number;
};

/** How soon leads were taken up that came here new: by manager, by hour, and all. */
export function responseRows(leads: readonly Member[], calendar: WorkingCalendar): ResponseRow[] {
  const came = leads.filter(isToTakeUp);
  const managers = Map.groupBy(came, responsibleFor);
  const hours = Map.groupBy(came, hourIn(calendar));
  const row = (by: ResponseRow['by'], name: string | undefined, own: readonly Member[]): ResponseRow => ({
    ...{ by, ...present({ name }) },
    ...timesOf(own, calendar),
  });
  return [
    ...[...managers].map(([name, own]) => row('manager', name, own)),
    ...[...hours].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => row('hour', name, own)),
    row('all', undefined, came),
  ];
}

/** It came here new, and not as spam. */
export const isToTakeUp = ({ trace }: Member): boolean => trace.visits.length > 0 && !trace.opening;

/** Whose it is; of nobody's, who claimed it. */
export const responsibleFor = ({ manager, trace }: Member): string | undefined => manager ?? trace.claim?.by;

/** The hour of the plant's day a lead came in, `09`. */
export const hourIn =
  ({ timeZone }: WorkingCalendar) =>
  ({ trace }: Member): string =>
    String(new TZDate(Date.parse(trace.arrivedAt), timeZone).getHours()).padStart(2, '0');

/** What counts leads to be taken up. */
export const responses = ['leads', 'claimed', 'contacted', 'untouched'] as const;
export type Response = (typeof responses)[number];

/** Whether one of them counts. */
export const responded: Readonly<Record<Response, (member: Member) => boolean>> = {
  leads: () => true,
  claimed: ({ trace }) => trace.claim !== undefined,
  contacted: ({ trace }) => trace.contactedAt !== undefined,
  untouched: ({ trace }) => trace.claim === undefined && trace.contactedAt === undefined,
};

function timesOf(leads: readonly Member[], calendar: WorkingCalendar) {
  const since = (of: (member: Member) => Instant | undefined): number[] =>
    leads.flatMap((member) => {
      const at = of(member);
      return at === undefined ? [] : [workingMinutesBetween(member.trace.arrivedAt, at, calendar)];
    });
  const [claims, contacts] = [since(({ trace }) => trace.claim?.at), since(({ trace }) => trace.contactedAt)];
  return {
    leads: leads.length,
    claimed: claims.length,
    contacted: contacts.length,
    untouched: leads.filter(responded.untouched).length,
    ...present({ claimMedian: medianOf(claims), claimP90: atRank(claims, 90) }),
    ...present({ contactMedian: medianOf(contacts), contactP90: atRank(contacts, 90) }),
  };
}
