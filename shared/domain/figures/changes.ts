/** What changed most since the last review, in money, and the question each change asks. */
import { isOnDayOf } from '../calendar/days.ts';
import type { FunnelRow, Medians } from './funnel.ts';
import { amountOf, outcomeOf, segmentMedians, type Staged, stagesWith } from './funnel.ts';
import { goneFrom, reasonOf } from './losses.ts';
import type { Member } from './members.ts';
import type { Policy } from '../settings/settings.ts';
import { sumOf } from './numbers.ts';
import { type Question, questionOf } from './questions.ts';
import type { Span } from './reporting.ts';
import type { Sale } from './sales.ts';
import { isEnd, type Pipeline, pipelines, stageOrder } from './stages.ts';

/** What a change is of: a cell of a report. */
export type ChangedFigure =
  | { readonly report: 'losses'; readonly pipeline: Pipeline; readonly stage: string; readonly reason: string }
  | { readonly report: 'funnel'; readonly pipeline: Pipeline; readonly stage: string }
  | { readonly report: 'quality' }
  | { readonly report: 'orders'; readonly segment?: string }
  | { readonly report: 'plan'; readonly month: string; readonly manager?: string };

export type Change = {
  /** The same as long as it is of the same figure. */
  readonly key: string;
  readonly figure: ChangedFigure;
  /** Money lost, spent or ordered, in minor units; of the funnel the share that went on. */
  readonly was: number;
  readonly now: number;
  /** What it comes to: negative where money was lost by it. */
  readonly amountMinor: number;
  /** Whose it mostly is. */
  readonly manager?: string;
} & Question;

export type Comparing = {
  readonly members: readonly Member[];
  /** In the order of their days. */
  readonly sales: readonly Sale[];
  readonly now: Span;
  readonly was: Span;
  /** Days of the plant at which the times begin and end: the first of each, and the one after the last. */
  readonly days: { readonly was: string; readonly now: string; readonly after: string };
  readonly spentOnNonTarget: { readonly was: number; readonly now: number };
  /** What plans of the month lack, of all and of each manager. */
  readonly gaps: readonly {
    readonly month: string;
    readonly manager?: string;
    readonly gap: number;
    readonly plan: number;
  }[];
  readonly currency: string;
};

type Found = Omit<Change, keyof Question | 'key'>;

/** The largest in front, by what they come to. */
export function changesIn(comparing: Comparing, policy: Policy, most: number): Change[] {
  const found = [
    ...lossesIn(comparing),
    ...conversionsIn(comparing),
    ...ordersIn(comparing),
    ...nonTargetIn(comparing),
    ...gapsIn(comparing),
  ];
  return found
    .filter(({ amountMinor }) => amountMinor !== 0)
    .toSorted(inFront)
    .slice(0, most)
    .map((change) => ({ key: keyOf(change), ...change, ...questionOf(change, policy) }));
}

const inFront = (a: Found, b: Found): number =>
  // Stryker disable next-line EqualityOperator: each key is there once
  Math.abs(b.amountMinor) - Math.abs(a.amountMinor) || (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = ({ figure: { report, ...cell } }: Found): string => [report, ...Object.values(cell)].join('/');

const inCurrency = ({ known, assumed }: FunnelRow['amount'], currency: string): number =>
  sumOf([...known, ...assumed].flatMap((sum) => (sum.currency === currency ? [sum.netMinor] : [])));

const worthOf = (members: readonly Member[], medians: Medians, currency: string): number =>
  inCurrency(amountOf(members, medians), currency);

function lossesIn({ members, now, was, currency }: Comparing): Found[] {
  const medians = segmentMedians(members);
  return pipelines.flatMap((pipeline) => {
    const own = members.filter(({ trace }) => trace.pipeline === pipeline);
    return stageOrder[pipeline].flatMap((stage) => {
      const lostIn = (span: Span) =>
        Map.groupBy(
          // Stryker disable next-line OptionalChaining: who has gone has left
          goneFrom(own, stage, span).filter(({ visit }) => visit.left?.as === 'lost'),
          reasonOf,
        );
      const [lost, before] = [lostIn(now), lostIn(was)];
      return [...new Set([...lost.keys(), ...before.keys()])].map((reason): Found => {
        const losersIn = (by: typeof lost): Member[] => (by.get(reason) ?? []).map(({ member }) => member);
        const losers = losersIn(lost);
        const isNow = worthOf(losers, medians, currency);
        const wasThen = worthOf(losersIn(before), medians, currency);
        const figure = { report: 'losses', pipeline, stage, reason } as const;
        return { figure, now: isNow, was: wasThen, amountMinor: wasThen - isNow, ...mostly(losers) };
      });
    });
  });
}

/** Whose most of them are. */
function mostly(members: readonly Member[]): { readonly manager?: string } {
  const by = Map.groupBy(members, ({ manager = '' }) => manager);
  // Stryker disable next-line EqualityOperator: each manager is there once
  const [first] = [...by].toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
  return first?.[0] ? { manager: first[0] } : {};
}

/** How many more or fewer went on from a stage than would have by the share before, at what one of them is worth. */
function conversionsIn({ members, now, was, currency }: Comparing): Found[] {
  const medians = segmentMedians(members);
  // Stryker disable next-line StringLiteral: by movement counts whatever is not by arrival
  const before = stagesWith(members, 'movement', was);
  // Stryker disable next-line StringLiteral: by movement counts whatever is not by arrival
  return stagesWith(members, 'movement', now).flatMap((staged, n): Found[] => {
    const [one, other] = [conversionOf(staged), conversionOf(before[n])];
    if (!one || !other || isEnd(staged.pipeline, staged.stage)) return [];
    const of = one.gone.map(({ member }) => member);
    const worth = worthOf(of, medians, currency) / of.length;
    const figure = { report: 'funnel', pipeline: staged.pipeline, stage: staged.stage } as const;
    const amountMinor = Math.round((one.share - other.share) * of.length * worth);
    return [{ figure, now: one.share, was: other.share, amountMinor }];
  });
}

function conversionOf(staged: Staged | undefined) {
  // Stryker disable next-line OptionalChaining,ArrayDeclaration: every stage is there in both times
  const gone = staged?.stays.filter((stay) => outcomeOf(stay) !== 'here') ?? [];
  if (gone.length === 0) return undefined;
  return { gone, share: gone.filter((stay) => outcomeOf(stay) === 'moved-on').length / gone.length };
}

function ordersIn({ sales, days }: Comparing): Found[] {
  const bySegment = Map.groupBy(sales, ({ segment = '' }) => segment);
  return [...bySegment].map(([segment, own]) => {
    const within = (first: string, after: string): number =>
      sumOf(own.filter(isOnDayOf({ first, after })).map(({ netMinor }) => netMinor));
    const [isNow, wasThen] = [within(days.now, days.after), within(days.was, days.now)];
    return {
      figure: { report: 'orders', ...(segment !== '' && { segment }) },
      ...{ now: isNow, was: wasThen, amountMinor: isNow - wasThen },
    };
  });
}

const nonTargetIn = ({ spentOnNonTarget: { now, was } }: Comparing): Found[] => [
  { figure: { report: 'quality' }, now, was, amountMinor: was - now },
];

const gapsIn = ({ gaps }: Comparing): Found[] =>
  gaps.map(({ gap, plan, ...place }) => ({
    figure: { report: 'plan', ...place },
    ...{ now: plan - gap, was: plan, amountMinor: -gap },
    ...(place.manager !== undefined && { manager: place.manager }),
  }));
