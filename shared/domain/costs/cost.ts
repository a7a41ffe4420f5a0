import * as z from 'zod';
import { Day, type Instant } from '../calendar/instant-schema.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { cameKey } from '../imports/came.ts';
import { cameWith } from '../imports/came-with.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { lifecycleStages } from './lifecycle-stages.ts';

export const costKinds = ['marketing', 'sales'] as const;

const counted = () => z.int().nonnegative().optional();
const text = () => z.string().min(1).max(200).optional();

/** What a cost was for, when, and what it brought before anybody asked. */
export const costDetails = () => ({
  costKind: z.enum(costKinds),
  stage: z.enum(lifecycleStages),
  /** The first day and the last: one day, or a month. */
  from: Day,
  to: Day,
  /** A source of the settings. */
  channel: z.string().max(50).optional(),
  campaign: text(),
  team: text(),
  segment: z.string().max(50).optional(),
  amount: Amount,
  impressions: counted(),
  clicks: counted(),
  visits: counted(),
});

export type CostDetails = z.infer<z.ZodObject<ReturnType<typeof costDetails>>>;

/** What may be told anew: how much it was, and what it brought. On what, for whom and when tells a cost from every other. */
export const toldAnew = ['amount', 'impressions', 'clicks', 'visits'] as const satisfies readonly (keyof CostDetails)[];
export type ToldAnew = Pick<CostDetails, (typeof toldAnew)[number]>;

type Purpose = Omit<CostDetails, keyof ToldAnew>;

/** The key a cost is held by: nothing is spent twice on the same, for the same, in the same time. */
export const costKey = ({ costKind, stage, from, to, channel, campaign, team, segment }: Purpose): string =>
  cameKey('cost', undefined, costKind, stage, from, to, channel, campaign, team, segment);

/** Facts of a cost happened when its time began, whenever they were told: so a report reads the months it is about. */
export const spentAt = ({ from }: Pick<CostDetails, 'from'>, timeZone: string): Instant => startOfDay(from, timeZone);

/** Money spent on a lifecycle stage, by channel, campaign or team. */
export const Cost = lazily(() =>
  z.strictObject({
    kind: z.literal('cost'),
    id: z.uuid(),
    version: z.int().positive(),
    ...costDetails(),
    ...cameWith(),
  }),
);
export type Cost = z.infer<ReturnType<typeof Cost>>;
