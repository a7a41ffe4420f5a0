/** Whom a campaign is for, as data: conditions that all hold (not what is exported for advertising platforms). A further kind of condition is a further member of the union. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';
import { baskets } from '../leads/pipeline.ts';
import { cellCount } from '../return/rfm/cells.ts';

const Condition = () =>
  z.discriminatedUnion('by', [
    /** Whose lead or deal waits in it. */
    z.strictObject({ by: z.literal('basket'), basket: z.enum(baskets) }),
    /** Of the lead or deal in the basket; without a basket, of the account. */
    z.strictObject({ by: z.literal('segment'), segment: z.string().max(50) }),
    /** Of the lead or deal in the basket: accounts have none. */
    z.strictObject({ by: z.literal('lane'), lane: z.enum(lanes) }),
    /** Of the accounts that bought, as the last run of the scoring left them. */
    z.strictObject({
      by: z.literal('cell'),
      cell: z
        .int()
        .min(0)
        .max(cellCount - 1),
    }),
  ]);

type Kinds = readonly { readonly by: string }[];
const isOnce = (conditions: Kinds): boolean => new Set(conditions.map(({ by }) => by)).size === conditions.length;

const has = (kind: string, conditions: Kinds): boolean => conditions.some(({ by }) => by === kind);
const hasLanes = (conditions: Kinds): boolean => !has('lane', conditions) || has('basket', conditions);
const isOfOneKind = (conditions: Kinds): boolean => !has('cell', conditions) || !has('basket', conditions);

export const Audience = lazily(() =>
  z
    .array(Condition())
    .min(1, 'say at least one condition')
    .refine(isOnce, 'each kind of condition once')
    .refine(hasLanes, 'a lane is of the leads and deals of a basket: say the basket too')
    .refine(isOfOneKind, 'a cell is of accounts that bought, and a basket of leads and deals: say one of them'),
);
export type Audience = z.infer<ReturnType<typeof Audience>>;
type Condition = Audience[number];

/** The condition of a kind, where the audience has one. */
const conditionOf = <B extends Condition['by']>(by: B, audience: Audience) =>
  audience.find((condition): condition is Extract<Condition, { by: B }> => condition.by === by);

export const basketOf = (audience: Audience) => conditionOf('basket', audience)?.basket;
export const laneIn = (audience: Audience) => conditionOf('lane', audience)?.lane;
export const cellIn = (audience: Audience) => conditionOf('cell', audience)?.cell;
export const segmentOf = (audience: Audience) => conditionOf('segment', audience)?.segment;
