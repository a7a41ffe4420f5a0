/** What was spent: costs folded from facts, and shared out among the leads they were spent on. */
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { CostDetails, ToldAnew } from '../costs/cost.ts';
import type { FactType } from '../facts/draft.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import type { History } from '../records/records.ts';
import { present } from '../present.ts';
import type { Span } from './reporting.ts';
import { type Filter, type Member, touchedOf } from './members.ts';
import { sumOf } from './numbers.ts';
import { equally, type Weigh } from './share-by.ts';

/** The facts costs are folded from. */
export const costReportFacts = [
  'CostRecorded',
  'CostCorrected',
  'CostRemoved',
  'RecordRemoved',
] as const satisfies readonly FactType[];

export type Spent = CostDetails & { readonly id: string };

/** The costs that stand, of facts in any order as far as they were recorded by an instant. */
export function costsIn(facts: Iterable<Fact>, asOf: Instant): Spent[] {
  const costs = new Map<string, Spent | undefined>();
  const known = [...facts].filter(({ subject, recordedAt }) => subject.kind === 'cost' && recordedAt <= asOf);
  for (const { type, subject, data } of known.toSorted(byVersion))
    costs.set(subject.id, after(costs.get(subject.id), { type, id: subject.id, data }));
  return [...costs.values()].flatMap((cost) => cost ?? []).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ from, id }: Spent): string => `${from}/${id}`;

type Told = Pick<Fact, 'type' | 'data'> & { readonly id: string };

function after(before: Spent | undefined, { type, id, data }: Told): Spent | undefined {
  if (type === 'CostRecorded') return { ...(data as CostDetails), id }; // its schema says so
  if (type !== 'CostCorrected' || !before) return undefined;
  const { impressions: _i, clicks: _c, visits: _v, ...purpose } = before;
  return { ...purpose, ...(data as ToldAnew) }; // its schema says so
}

/** The costs of a time, as they were known at an instant. */
export async function readCosts(
  { from, before }: Span,
  asOf: Instant,
  journal: Pick<History, 'happened'>,
): Promise<Spent[]> {
  const facts: Fact[] = [];
  for await (const page of journal.happened(from, before, { types: costReportFacts })) facts.push(...page);
  return costsIn(facts, asOf);
}

/** What advertising brought before anybody asked for anything; what no cost tells is absent. */
export type Reach = { readonly impressions?: number; readonly clicks?: number; readonly visits?: number };

/** Of the costs of a source, a campaign and a segment, where they are asked for. */
export function reachOf(
  costs: readonly Spent[],
  { source, campaign, segment }: Pick<Filter, 'source' | 'campaign' | 'segment'>,
): Reach {
  const own = costs.filter(
    (cost) =>
      (source === undefined || cost.channel === source) &&
      (campaign === undefined || cost.campaign === campaign) &&
      (segment === undefined || cost.segment === segment),
  );
  const total = (name: 'impressions' | 'clicks' | 'visits'): number | undefined => {
    const told = own.flatMap((cost) => cost[name] ?? []);
    return told.length === 0 ? undefined : told.reduce((sum, count) => sum + count, 0);
  };
  return present({ impressions: total('impressions'), clicks: total('clicks'), visits: total('visits') });
}

/** A lead as costs are shared out: when it came, and from where. */
export type Costed = {
  readonly id: string;
  readonly arrivedAt: Instant;
  readonly source?: string;
  readonly campaign?: string;
  readonly segment?: string;
};

export const costed = (lead: Member, touch?: Filter['touch']): Costed => {
  const touched = touchedOf(lead, touch);
  return {
    ...{ id: lead.trace.id, arrivedAt: lead.arrivedAt },
    ...present({ source: touched?.source, campaign: touched?.campaign, segment: lead.segment }),
  };
};

/** What was spent on each lead, in minor units of each currency, not rounded; and the costs of months in which no lead came. */
export type Shares = {
  readonly ofLead: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly unshared: readonly Spent[];
};

/**
 * Shares costs out among leads. A cost is that of the leads that came in its days from its channel and campaign and of its
 * segment; where none did, of those of its month; where none did either, of all of its segment that came in its month, and
 * of all where it names none. What is left where nobody came is told apart, so that the total is always what was entered.
 *
 * @param weigh what each of them has a part for. @default - all have equal parts
 */
export function sharedOut(
  costs: readonly Spent[],
  leads: readonly Costed[],
  timeZone: string,
  weigh: Weigh = equally,
): Shares {
  const came = leads.map((lead) => ({ lead, day: dayOf(lead.arrivedAt, timeZone) }));
  const byMonth = Map.groupBy(came, ({ day }) => day.slice(0, 7));
  const ofLead = new Map<string, Map<string, number>>();
  const unshared: Spent[] = [];
  for (const cost of costs) {
    const ofMonth = (byMonth.get(cost.from.slice(0, 7)) ?? []).filter(({ lead }) => isOfSegment(cost, lead));
    const own = ofMonth.filter(({ lead }) => isOf(cost, lead));
    const within = own.filter(({ day }) => cost.from <= day && day <= cost.to);
    const sharing = [within, own, ofMonth].find(({ length }) => length > 0)?.map(({ lead }) => lead);
    const { netMinor, currency } = cost.amount;
    if (!sharing) unshared.push(cost);
    for (const [{ id }, share] of sharesBy(weigh, sharing ?? [])) add(partsOf(ofLead, id), currency, netMinor * share);
  }
  return { ofLead, unshared };
}

const isOfSegment = ({ segment }: Spent, lead: Costed): boolean => segment === undefined || segment === lead.segment;

const isOf = ({ channel, campaign }: Spent, lead: Costed): boolean =>
  (channel === undefined || channel === lead.source) && (campaign === undefined || campaign === lead.campaign);

/** Each with its share of one; equal ones where the rule gives nobody anything. */
function sharesBy(weigh: Weigh, sharing: readonly Costed[]): (readonly [Costed, number])[] {
  const weights = weigh(sharing);
  const total = sumOf(weights);
  return sharing.map((lead, n) => [lead, total > 0 ? (weights[n] ?? 0) / total : 1 / sharing.length]);
}

function partsOf(all: Map<string, Map<string, number>>, id: string): Map<string, number> {
  const parts = all.get(id) ?? new Map<string, number>();
  all.set(id, parts);
  return parts;
}

const add = (sums: Map<string, number>, name: string, amount: number): void => {
  sums.set(name, (sums.get(name) ?? 0) + amount);
};

/**
 * Whole minor units that add up to what the parts do, rounded: each loses or gains less than one, those with the largest
 * remainders gain (the method of largest remainders). Remainders are told apart to a ten-thousandth, as fractions are not exact
 * and parts come in any order; of equal ones the first name gains.
 */
export function inWholes<K extends string | number>(parts: ReadonlyMap<K, number>): Map<K, number> {
  const floors = [...parts].map(([key, part]) => {
    const floor = Math.floor(part);
    return { key, floor, rest: inTenThousandths(part - floor) };
  });
  const total = Math.round(inTenThousandths(sumOf([...parts.values()])) / 10_000);
  let left = total - sumOf(floors.map(({ floor }) => floor));
  const gaining = new Set(
    floors
      .toSorted((a, b) => b.rest - a.rest || (a.key < b.key ? -1 : 1))
      .filter(() => (left -= 1) >= 0)
      .map(({ key }) => key),
  );
  return new Map(floors.map(({ key, floor }) => [key, floor + Number(gaining.has(key))]));
}

const inTenThousandths = (amount: number): number => Math.round(amount * 10_000);
