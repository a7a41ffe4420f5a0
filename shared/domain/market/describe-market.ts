/** The market page is written, as a whole. */
import * as z from 'zod';
import { stageOrder } from '../figures/stages.ts';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import { editedFields } from '../records/edited.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { type Market, marketDetails, marketId } from './market.ts';

export const NewMarket = lazily(() => z.strictObject(marketDetails()));
export type NewMarket = z.infer<ReturnType<typeof NewMarket>>;

/** The same again changes nothing. */
export function describeMarket(
  asked: NewMarket,
  before: Market | undefined,
  context: Context,
): Decision<{ readonly market: Market }> {
  const refused = refusalOf(asked, context);
  if (refused) return refused;
  const version = (before?.version ?? 0) + 1;
  const market: Market = { kind: 'market', id: marketId, version, ...asked };
  if (before && editedFields(before, { ...market, version: before.version }).length === 0)
    return { ok: true, market: before, plan: together() };
  const data = { segments: asked.segments.map(({ segment }) => segment) };
  return { ok: true, market, plan: change(before, market, { type: 'MarketDescribed', data }) };
}

function refusalOf({ segments }: NewMarket, { by, policy }: Context): Refused | undefined {
  if (!may(by, 'describe-market')) return forbid('the market is described by the director and marketers');
  const known = policy.segments.map(({ id }) => id);
  const named = segments.map(({ segment }) => segment);
  const unknown = named.find((segment) => !known.includes(segment));
  if (unknown !== undefined)
    return refuse('segment-unknown', `${unknown} is no segment; there are ${known.join(', ')}`);
  const twice = named.find((segment, n) => named.indexOf(segment) !== n);
  if (twice !== undefined) return refuse('segment-twice', `${twice} is there twice`);
  const wrong = segments
    .flatMap(({ journey }) => journey)
    .find(({ pipeline, stage }) => !stageOrder[pipeline].includes(stage));
  return wrong
    ? refuse(
        'no-such-stage',
        `${wrong.pipeline} has no stage ${wrong.stage}; it has ${stageOrder[wrong.pipeline].join(', ')}`,
      )
    : undefined;
}
