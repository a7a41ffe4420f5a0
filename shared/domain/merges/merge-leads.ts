/** Two leads that are one request: the loser is closed and its workflow ends; undone, it stands where it stood. */
import { closing, enter, step } from '../leads/enter.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import { leadStages } from '../leads/pipeline.ts';
import { putOnDesk, takeOffDesk } from '../people/desk-changes.ts';
import type { Desk } from '../people/desk.ts';
import { may } from '../people/rights.ts';
import { revive, succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { settleAsked } from '../refresh/asked.ts';
import { askAgain, type BackInBasket } from '../refresh/back-in-basket.ts';
import type { Task } from '../tasks/task.ts';
import { begun, type Merged } from './begun.ts';
import type { Merge } from './merge.ts';
import { itself } from './refusals.ts';

type Pair = { readonly winner: Lead; readonly loser: Lead };

/** What is looked at beside the loser: its owner's desk, on which it may lie without a contact yet, and what is asked about it in its basket. */
type Merging = { readonly desk?: Desk | undefined; readonly asked?: Task | undefined };

/** Merges a lead into another. What was asked about it in its basket is done with it; letters end by themselves. */
export function mergeLeads(pair: Pair, { desk, asked }: Merging, context: Context): Decision<Merged> {
  const { winner, loser } = pair;
  if (![winner, loser].every(({ owner, reservedFor }) => may(context.by, 'merge', owner ?? reservedFor)))
    return forbid('only a head of sales merges leads of others');
  const refused = itself(pair) ?? standingRefusal(pair);
  if (refused) return refused;
  const { stage, visit, alarms, wait } = loser;
  const merge = { ...begun('lead', pair, context), stood: { stage, visit, alarms, ...present({ wait }) } };
  const { id: mergeId } = merge;
  const closed = enter(
    loser,
    { stage: { name: 'merged', ...closing(loser, 'duplicate', context), into: winner.id }, alarms: [] },
    context.at,
  );
  const movement = { from: stage.name, to: 'merged', visit: closed.visit.n };
  const linked = succeed(winner, { ...winner, linkedTo: [...winner.linkedTo, loser.id] });
  const plan = together(
    step(winner, linked, { type: 'LeadAbsorbed', data: { loser: loser.id, mergeId } }),
    step(loser, closed, { type: 'LeadMerged', data: { ...movement, into: winner.id, mergeId } }),
    takeOffDesk(desk, loser.id),
    settleAsked(asked, 'merged', context),
    change(undefined, merge),
  );
  return { ok: true, merge, plan };
}

const losing: readonly string[] = ['open', 'paused'];

/** What is closed is decided: only an open lead, or one in a basket, is merged; not into one that is held or merged itself. */
function standingRefusal({ winner, loser }: Pair): Refused | undefined {
  if (!losing.includes(leadStages[loser.stage.name].kind))
    return refuse('not-open', `lead ${loser.id} is ${loser.stage.name}; only an open or a parked lead is merged`);
  if (leadStages[winner.stage.name].kind === 'held' || winner.stage.name === 'merged')
    return refuse('not-a-survivor', `lead ${winner.id} is ${winner.stage.name}; nothing is merged into it`);
  return undefined;
}

type Stood = NonNullable<Merge['stood']>;

/** Where the loser of a merge stood. @throws when the merge does not say it */
export function stoodAt({ id, stood }: Pick<Merge, 'id' | 'stood'>): Stood {
  if (stood === undefined) throw new Error(`merge ${id} of leads does not say where the loser stood`);
  return stood;
}

/** What is looked at when a merge is taken back. */
type Separating = { readonly desk?: Desk | undefined; readonly back?: BackInBasket | undefined };

/**
 * Takes a merge of leads back: the loser stands where it stood, and what should have rung meanwhile rings now. Letters that
 * have ended meanwhile do not begin again by themselves: somebody is asked to call, and says how it goes on.
 */
export function separateLeads(
  merge: Merge,
  { winner, loser }: Pair,
  { desk, back }: Separating,
  context: Context,
): Plan {
  const { stage, visit, alarms, wait } = stoodAt(merge);
  const standing: Lead = {
    ...loser,
    stage,
    alarms,
    visit: { n: loser.visit.n + 1, enteredAt: visit.enteredAt },
    ...present({ wait }),
  };
  const after = isLiveLead(standing) ? revive(loser, standing, context.at) : succeed(loser, standing);
  const asked = askAgain(after, back, context);
  const alone = succeed(winner, { ...winner, linkedTo: winner.linkedTo.filter((id) => id !== loser.id) });
  const mergeId = merge.id;
  return together(
    step(winner, alone, { type: 'LeadMergeUndone', data: { mergeId } }),
    step(
      loser,
      after,
      { type: 'LeadMergeUndone', data: { mergeId, from: 'merged', to: stage.name, visit: after.visit.n } },
      ...asked.facts,
    ),
    asked.plan,
    backOnDesk(after, desk),
  );
}

/** Claimed, and still without a contact: it lies on its owner's desk again. */
const backOnDesk = ({ id, stage, owner, claimedAt, firstContactAt }: Lead, desk: Desk | undefined): Plan =>
  stage.name === 'mql' && owner !== undefined && claimedAt !== undefined && firstContactAt === undefined
    ? putOnDesk(desk, owner, id)
    : together();
