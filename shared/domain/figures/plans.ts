/** Plans, folded from facts: what was aimed at, of whom, as it was known at an instant. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { FactType } from '../facts/draft.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import { type PlanOf, targetNames, type Targets } from '../plans/plan.ts';
import { sumOf } from './numbers.ts';

export const planReportFacts = ['PlanSet'] as const satisfies readonly FactType[];

export type KnownPlan = PlanOf & Targets;

/** Of facts in any order, those that were recorded by an instant. */
export function plansIn(facts: readonly Fact[], asOf: Instant): KnownPlan[] {
  const known = facts.filter(({ type, recordedAt }) => type === 'PlanSet' && recordedAt <= asOf).toSorted(byVersion);
  return [...new Map(known.map(({ subject, data }) => [subject.id, data as KnownPlan])).values()]; // its schema says so
}

/** What a row of figures is of: of all of a month where it names nobody. */
export type Place = PlanOf;

/** Whether what somebody did in some segment is of a place, its month apart. */
export const isOf =
  ({ manager, segment }: Place) =>
  (done: { readonly manager?: string | undefined; readonly segment?: string | undefined }): boolean =>
    (manager === undefined || manager === done.manager) && (segment === undefined || segment === done.segment);

/**
 * What is aimed at in a place: what was set for it; else the sum of what was set for its parts, managers before segments
 * before both, so that nothing is counted twice.
 */
export function targetsOf(plans: readonly KnownPlan[], place: Place): Targets {
  const within = plans.filter((plan) => plan.month === place.month && isOf(place)(plan));
  return Object.fromEntries(
    targetNames.flatMap((name) => {
      const layers = layersOf(within.filter((plan) => plan[name] !== undefined));
      const [first] = layers.filter(({ length }) => length > 0);
      return first ? [[name, sumOf(first.map((plan) => plan[name] ?? 0))]] : [];
    }),
  );
}

const layersOf = (plans: readonly KnownPlan[]): readonly (readonly KnownPlan[])[] => {
  const whose = (byManager: boolean, bySegment: boolean) =>
    plans.filter(
      ({ manager, segment }) => (manager !== undefined) === byManager && (segment !== undefined) === bySegment,
    );
  return [whose(false, false), whose(true, false), whose(false, true), whose(true, true)];
};
