/** Whom a campaign is for, as data: conditions that all hold (not what is exported for advertising platforms). A further kind of condition is a further member of the union. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';
import { baskets } from '../leads/pipeline.ts';

const Condition = () =>
  z.discriminatedUnion('by', [
    /** Whose lead or deal waits in it. */
    z.strictObject({ by: z.literal('basket'), basket: z.enum(baskets) }),
    /** Of the lead or deal in the basket; without a basket, of the account. */
    z.strictObject({ by: z.literal('segment'), segment: z.string().max(50) }),
    /** Of the lead or deal in the basket: accounts have none. */
    z.strictObject({ by: z.literal('lane'), lane: z.enum(lanes) }),
  ]);

const isOnce = (conditions: readonly { readonly by: string }[]): boolean =>
  new Set(conditions.map(({ by }) => by)).size === conditions.length;

const hasLanes = (conditions: readonly { readonly by: string }[]): boolean =>
  conditions.every(({ by }) => by !== 'lane') || conditions.some(({ by }) => by === 'basket');

export const Audience = lazily(() =>
  z
    .array(Condition())
    .min(1, 'say at least one condition')
    .refine(isOnce, 'each kind of condition once')
    .refine(hasLanes, 'a lane is of the leads and deals of a basket: say the basket too'),
);
export type Audience = z.infer<ReturnType<typeof Audience>>;
type Condition = Audience[number];

/** The condition of a kind, where the audience has one. */
const conditionOf = <B extends Condition['by']>(by: B, audience: Audience) =>
  audience.find((condition): condition is Extract<Condition, { by: B }> => condition.by === by);

export const basketOf = (audience: Audience) => conditionOf('basket', audience)?.basket;
export const laneIn = (audience: Audience) => conditionOf('lane', audience)?.lane;
export const segmentOf = (audience: Audience) => conditionOf('segment', audience)?.segment;
