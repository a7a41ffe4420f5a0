/** What became of those who came into the baskets, by the month they came in: a fold of facts. */
import * as z from 'zod';
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { dealStages } from '../deals/pipeline.ts';
import type { FactType } from '../facts/draft.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import { lazily } from '../lazily.ts';
import { type Basket, baskets, leadStages } from '../leads/pipeline.ts';
import { type Net, type Sum, sumsOf } from '../money/sums.ts';
import { present } from '../present.ts';
import { medianOf } from './numbers.ts';
import type { Months } from './reporting.ts';

/** The facts it is made of. */
export const basketFacts = [
  'LeadMoved',
  'LeadReopened',
  'LeadConverted',
  'LeadMerged',
  'LeadMergeUndone',
  'DealMoved',
  'DealReopened',
  'DealWon',
  'RecordRemoved',
] as const satisfies readonly FactType[];

/** One stay of a lead or a deal in a basket. */
type Stay = {
  readonly record: { readonly kind: 'lead' | 'deal'; readonly id: string };
  readonly basket: Basket;
  readonly at: Instant;
  readonly left?: { readonly as: 'returned' | 'moved-on' | 'closed'; readonly at: Instant };
};

/** `entered` = `returned` + `movedOn` + `closed` + `inside`; what nobody knows is absent, and never 0. */
export type BasketRow = {
  readonly month: string;
  readonly basket: Basket;
  readonly entered: number;
  /** To `mql`, or to the stage the deal had left. */
  readonly returned: number;
  /** To another basket. */
  readonly movedOn: number;
  readonly closed: number;
  readonly inside: number;
  /** Of those that returned, and have been bought by now. */
  readonly won: number;
  /** From coming in to returning, the median, of two the lower. */
  readonly daysToReturn?: number;
  readonly enteredSums: readonly Sum[];
  readonly returnedSums: readonly Sum[];
  readonly wonSums: readonly Sum[];
};

export type MonthsOfPlant = Months & { readonly timeZone: string };

const Moved = lazily(() =>
  z.object({ from: z.string(), to: z.string(), basket: z.enum(baskets), dealId: z.string() }).partial(),
);
const Won = lazily(() => z.object({ amount: z.object({ netMinor: z.number(), currency: z.string() }) }));

const isOpen = (stage: string): boolean =>
  Object.entries({ ...leadStages, ...dealStages }).some(([name, { kind }]) => name === stage && kind === 'open');

const moves: readonly string[] = [
  'LeadMoved',
  'LeadReopened',
  'LeadConverted',
  'DealMoved',
  'DealReopened',
] satisfies (typeof basketFacts)[number][];

/** What one record went through. */
type Story = {
  readonly stays: readonly Stay[];
  /** It counts as the record it was merged into. */
  readonly merged: boolean;
  /** The import it came with was taken back. */
  readonly removed: boolean;
  readonly dealId?: string;
  readonly won?: Net;
};

/** The facts of one record, in their order. */
const storyOf = (facts: readonly Fact[]): Story => facts.reduce(onward, { stays: [], merged: false, removed: false });

function onward(story: Story, fact: Fact): Story {
  switch (fact.type) {
    case 'LeadMerged':
      return { ...story, merged: true };
    case 'LeadMergeUndone':
      return { ...story, merged: false };
    case 'RecordRemoved':
      return { ...story, removed: true };
    case 'DealWon':
      return { ...story, won: Won().parse(fact.data).amount };
    default:
      return moves.includes(fact.type) ? afterMove(story, fact, Moved().parse(fact.data)) : story;
  }
}

function afterMove({ won, ...story }: Story, fact: Fact, said: Said): Story {
  return {
    ...story,
    stays: moved(story.stays, fact, said),
    ...present({ dealId: said.dealId ?? story.dealId, won: said.to === 'cancelled' ? undefined : won }),
  };
}

type Said = z.infer<ReturnType<typeof Moved>>;

/** The stays after a move: the one that ended, and the one that began. Nothing else moves than leads and deals. */
function moved(stays: readonly Stay[], { subject, at }: Fact, { from, to = '', basket }: Said): Stay[] {
  const last = stays.at(-1);
  const isLeft = last !== undefined && !last.left && from === 'parked';
  const before = isLeft ? [...stays.slice(0, -1), { ...last, left: { as: leavingTo(to), at } }] : [...stays];
  return to === 'parked' && basket ? [...before, { record: subject as Stay['record'], basket, at }] : before;
}

function leavingTo(stage: string): 'returned' | 'moved-on' | 'closed' {
  if (stage === 'parked') return 'moved-on';
  return isOpen(stage) || stage === 'converted' ? 'returned' : 'closed';
}

/** The stays that count: of one record in one month and basket the last. */
export type Stays = readonly (Stay & { readonly month: string; readonly won?: Net })[];

/** Every stay that began in some months. A merged record counts only as its survivor, one whose import was taken back not at all; what was won counts once, for the last stay before it. */
export function staysIn(facts: readonly Fact[], { from, to, timeZone }: MonthsOfPlant): Stays {
  const byRecord = Map.groupBy(facts, ({ subject }) => subject.id);
  const stories = new Map([...byRecord].map(([id, own]) => [id, storyOf(own.toSorted(byVersion))]));
  return [...stories.values()].flatMap((story) => {
    if (story.merged || story.removed) return [];
    const won = wonBy(story, stories);
    const counted = new Map<string, Stays[number]>();
    for (const stay of story.stays) {
      const month = dayOf(stay.at, timeZone).slice(0, 7);
      const isLast = stay === story.stays.at(-1) && stay.left?.as === 'returned';
      counted.set(`${month}/${stay.basket}`, { ...stay, month, ...present({ won: isLast ? won : undefined }) });
    }
    return [...counted.values()].filter(({ month }) => from <= month && month <= to);
  });
}

/** What a deal was won with; or the deal of a lead, unless that has been in a basket itself. */
function wonBy({ dealId, won }: Story, stories: ReadonlyMap<string, Story>): Net | undefined {
  const deal = dealId === undefined ? undefined : stories.get(dealId);
  return won ?? (deal?.stays.length === 0 ? deal.won : undefined);
}

/** What is known of the money of each record: what the last of its facts says that tells what figures count of it. */
export function amountsIn(facts: readonly Fact[]): ReadonlyMap<string, Net> {
  const told = new Map(
    facts.toSorted(byVersion).flatMap(({ subject, counted }) => (counted ? [[subject.id, counted] as const] : [])),
  );
  return new Map([...told].flatMap(([id, { amount }]) => (amount ? [[id, amount] as const] : [])));
}

/** What counts stays. */
export const basketFigures = ['entered', 'returned', 'movedOn', 'closed', 'inside', 'won'] as const;
export type BasketFigure = (typeof basketFigures)[number];

/** Whether a stay counts for each. */
export const stayed: Readonly<Record<BasketFigure, (stay: Stays[number]) => boolean>> = {
  entered: () => true,
  returned: ({ left }) => left?.as === 'returned',
  movedOn: ({ left }) => left?.as === 'moved-on',
  closed: ({ left }) => left?.as === 'closed',
  inside: ({ left }) => !left,
  won: ({ won }) => won !== undefined,
};

/** @param amounts what is known of the money of a record, by its id */
export function basketRows(stays: Stays, amounts: ReadonlyMap<string, Net>): BasketRow[] {
  const groups = Map.groupBy(stays, ({ month, basket }) => `${month}/${String(baskets.indexOf(basket))}`);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => rowOf(group, amounts));
}

function rowOf(group: Stays, amounts: ReadonlyMap<string, Net>): BasketRow {
  const [{ month, basket } = { month: '', basket: 'time' as const }] = group;
  const returned = group.filter(stayed.returned);
  const count = (figure: BasketFigure): number => group.filter(stayed[figure]).length;
  const known = (some: Stays): Sum[] => sumsOf(some.map(({ record }) => amounts.get(record.id)));
  return {
    ...{ month, basket, entered: count('entered'), returned: count('returned'), movedOn: count('movedOn') },
    ...{ closed: count('closed'), inside: count('inside'), won: count('won') },
    ...present({ daysToReturn: medianOf(returned.map(daysIn)) }),
    enteredSums: known(group),
    returnedSums: known(returned),
    wonSums: sumsOf(group.map(({ won }) => won)),
  };
}

const dayMs = 86_400_000;
const daysIn = ({ at, left }: Stay): number => Math.floor((Date.parse(left?.at ?? at) - Date.parse(at)) / dayMs);
