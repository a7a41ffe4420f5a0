import type { FactDraft } from '../facts/draft.ts';
import { byOf } from '../people/by.ts';
import { type Alarm, revive, succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import type { Deal, DealStage } from './deal.ts';
import { dealStages, type OpenDealStage, stagesOf } from './pipeline.ts';

/** Whether the deal needs an execution: its stage is open, and a shipped one still has a task to make. */
export const isLiveDeal = ({ stage, alarms }: Pick<Deal, 'stage' | 'alarms'>): boolean =>
  dealStages[stage.name].kind === 'open' && (stage.name !== 'shipped' || alarms.length > 0);

/** The deal at another stage: a new visit, new alarms, no waiting; a new generation when it comes to life again. */
export function enterStage(
  { wait: _over, ...deal }: Deal,
  stage: DealStage,
  alarms: readonly Alarm[],
  at: string,
): Deal {
  const after: Deal = { ...deal, stage, alarms: [...alarms], visit: { n: deal.visit.n + 1, enteredAt: at } };
  return !isLiveDeal(deal) && isLiveDeal(after) ? revive(deal, after, at) : succeed(deal, after);
}

export const editedDeal = (fields: readonly string[]): FactDraft[] =>
  fields.length > 0 ? [{ type: 'DealEdited', data: { fields: [...fields] } }] : [];

/** The stage a parked or lost deal comes back to; an open one stays where it is. */
export const stageLeft = ({ process, stage }: Pick<Deal, 'process' | 'stage'>): OpenDealStage => {
  const name = 'from' in stage ? stage.from : stage.name;
  return stagesOf(process).find((entry) => entry.stage === name)?.stage ?? 'new-deal';
};

/** How a deal leaves: one that is lost in its basket has left the stage it was parked from. */
export const closingDeal = (deal: Deal, reason: string, { by, at }: Context) => ({
  from: stageLeft(deal),
  at,
  by: byOf(by),
  reason,
});
