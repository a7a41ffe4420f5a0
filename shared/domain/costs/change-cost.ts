/** A cost is written down, corrected, or taken back. */
import * as z from 'zod';
import { dayOf } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, release, remove, together } from '../records/plan.ts';
import { type Missing, refuse, type Refused } from '../records/refusal.ts';
import type { Said } from '../said.ts';
import { type Cost, costDetails, type CostDetails, costKey, spentAt, toldAnew } from './cost.ts';

export const NewCost = lazily(() =>
  z.strictObject({ ...costDetails(), stage: costDetails().stage.default('acquisition') }),
);
export type NewCost = z.infer<ReturnType<typeof NewCost>>;

/** What a cost came to and brought, told anew; `null` where nobody knows any more. */
export const CostChanges = lazily(() => {
  const { amount, impressions, clicks, visits } = costDetails();
  return z.strictObject({
    amount: amount.optional(),
    impressions: impressions.nullable(),
    clicks: clicks.nullable(),
    visits: visits.nullable(),
  });
});
export type CostChanges = z.infer<ReturnType<typeof CostChanges>>;

type Decided = Decision<{ cost: Cost }>;

/**
 * Writes a cost down. The same told again is the one there is.
 *
 * @param holder the cost that was spent on the same in the same time
 */
export function recordCost(asked: NewCost, holder: Cost | undefined, context: Context): Decided {
  const details = present(asked);
  if (holder) return again(details, holder);
  const refused = timeRefusal(details, context) ?? namedRefusal(details, context);
  if (refused) return refused;
  const cost: Cost = { kind: 'cost', id: context.newId(), version: 1, ...details };
  const at = spentAt(details, context.policy.calendar.timeZone);
  return {
    ok: true,
    cost,
    plan: together(
      change(undefined, cost, { type: 'CostRecorded', data: details, at }),
      claim({ key: costKey(details), holder: cost }),
    ),
  };
}

function again(details: CostDetails, holder: Cost): Decided {
  if (toldAnew.every((name) => JSON.stringify(details[name]) === JSON.stringify(holder[name])))
    return { ok: true, cost: holder, plan: together() };
  const was = holder.amount.netMinor;
  return refuse('cost-known', `it is recorded as cost ${holder.id}, with ${String(was)}; correct that one`, {
    kind: 'conflict',
  });
}

/** One day, or days of one month, that have begun. */
function timeRefusal({ from, to }: CostDetails, { at, policy }: Context): Refused | undefined {
  const today = dayOf(at, policy.calendar.timeZone);
  if (from > today) return refuse('cost-ahead', `from: ${from} has not come; today is ${today}`);
  if (to < from || to.slice(0, 7) !== from.slice(0, 7))
    return refuse('cost-over-months', `a cost is of days of one month; it is from ${from} to ${to}`);
  return undefined;
}

const titles = {
  channel: { en: 'Channel', ru: 'Канал' },
  segment: { en: 'Segment', ru: 'Сегмент' },
} as const satisfies Record<string, Said>;

/** It is for something, and what is named is in the settings. */
function namedRefusal(details: CostDetails, { policy }: Context): Refused | undefined {
  const { channel, campaign, team, segment } = details;
  const sources = policy.sources.map(({ id }) => id);
  if ((channel ?? campaign ?? team) === undefined)
    return refuse('cost-for-nothing', 'say what it was for: a channel, a campaign or a team', {
      missing: [missing('channel', sources)],
    });
  if (channel !== undefined && !sources.includes(channel))
    return refuse('channel-unknown', `channel: ${channel} is no source of the settings`, {
      missing: [missing('channel', sources)],
    });
  const segments = policy.segments.map(({ id }) => id);
  if (segment !== undefined && !segments.includes(segment))
    return refuse('segment-unknown', `segment: ${segment} is no segment of the settings`, {
      missing: [missing('segment', segments)],
    });
  return undefined;
}

const missing = (field: keyof typeof titles, allowed: readonly string[]): Missing => ({
  ...{ in: 'body', field, title: titles[field], allowed, example: allowed[0] },
});

/** Tells anew what a cost came to and what it brought. */
export function correctCost(before: Cost, changes: CostChanges, { policy }: Context): Decided {
  const said = present(changes);
  const { amount, impressions, clicks, visits } = { ...before, ...said };
  const data = {
    amount,
    ...present({ impressions: impressions ?? undefined, clicks: clicks ?? undefined, visits: visits ?? undefined }),
  };
  const { impressions: _i, clicks: _c, visits: _v, ...rest } = before;
  const cost: Cost = { ...rest, ...data, version: before.version + 1 };
  if (toldAnew.every((name) => JSON.stringify(cost[name]) === JSON.stringify(before[name])))
    return { ok: true, cost: before, plan: together() };
  const at = spentAt(cost, policy.calendar.timeZone);
  return { ok: true, cost, plan: change(before, cost, { type: 'CostCorrected', data, at }) };
}

/** Takes a cost back that was told by mistake; the same may be told again. */
export function removeCost(cost: Cost, { policy }: Context): Decided {
  const at = spentAt(cost, policy.calendar.timeZone);
  return {
    ok: true,
    cost,
    plan: together(remove(cost, { type: 'CostRemoved', data: {}, at }), release({ key: costKey(cost), holder: cost })),
  };
}
