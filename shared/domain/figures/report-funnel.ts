/** The funnel, read from the journal, and the records behind each of its figures. */
import type { Instant } from '../calendar/instant-schema.ts';
import {
  funnelRows,
  type FunnelRow,
  type Outcome,
  outcomeOf,
  type Stay,
  type Staged,
  stagesWith,
  type Way,
  whyOf,
} from './funnel.ts';
import { type Reach, reachOf, readCosts } from './costs.ts';
import { mismatchesIn } from './reconcile.ts';
import { notReconciled } from './read-traces.ts';
import { type Asked, type Scope, scopeOf, type Scoping } from './scope.ts';

export type FunnelAsked = Asked & { readonly by: Way };
export type FunnelReport = {
  readonly asOf: Instant;
  readonly currency: string;
  /** What came before the leads. */
  readonly reach: Reach;
  readonly stages: readonly FunnelRow[];
};

/**
 * Every stage of the pipelines that are asked for.
 *
 * @throws Problem 409 when it does not add up, with the records; 422 of a time nobody can tell of
 */
export async function reportFunnel(asked: FunnelAsked, services: Scoping): Promise<FunnelReport> {
  const scope = await scopeOf(asked, services);
  const staged = stagedIn(asked, scope);
  const stages = funnelRows(staged, scope.policy.calendar);
  const [wrong] = mismatchesIn(stages, staged, { members: scope.members, way: asked.by });
  if (wrong) throw notReconciled(`${wrong.what} does not add up`, wrong.records);
  const { asOf, span, policy } = scope;
  const reach = reachOf(await readCosts(span, asOf, services.journal), asked);
  return { asOf, currency: policy.company.currency, reach, stages };
}

const stagedIn = ({ by, pipeline }: FunnelAsked, { members, span }: Scope): Staged[] =>
  stagesWith(members, by, span).filter((staged) => pipeline === undefined || staged.pipeline === pipeline);

/** Which figure: of a stage, those that came to something, and for one reason or into one basket. */
export type Figure = {
  readonly pipeline: string;
  readonly stage: string;
  readonly outcome?: Outcome;
  readonly reason?: string;
};

/** The stays a figure of a funnel counts, those that came first in front. */
export async function staysBehind(
  asked: FunnelAsked,
  { pipeline, stage, outcome, reason }: Figure,
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly stays: readonly Stay[] }> {
  const scope = await scopeOf(asked, services);
  const stays = stagedIn(asked, scope).find((each) => each.pipeline === pipeline && each.stage === stage)?.stays ?? [];
  const meant = stays.filter(
    (stay) =>
      (outcome === undefined || outcomeOf(stay) === outcome) && (reason === undefined || whyOf(stay) === reason),
  );
  return { asOf: scope.asOf, stays: meant.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) };
}

const placeOf = ({ visit: { at }, member: { trace } }: Stay): string => `${at}/${trace.id}`;
