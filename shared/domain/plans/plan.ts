import { v5 } from 'uuid';
import * as z from 'zod';
import { type Instant, Month } from '../calendar/instant-schema.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';

/** What a plan is of: a month, of all, of a manager, of a segment, or of a manager in a segment. */
export const planOf = () => ({
  month: Month,
  manager: z.uuid().optional(),
  segment: z.string().min(1).max(50).optional(),
});

/** What is aimed at, each of it or some: net money in minor units of the plant's currency, and new customers in number. */
export const targets = () => ({
  orders: z.int().nonnegative().optional(),
  shipments: z.int().nonnegative().optional(),
  margin: z.int().nonnegative().optional(),
  newCustomers: z.int().nonnegative().optional(),
});
export const targetNames = ['orders', 'shipments', 'margin', 'newCustomers'] as const;
export type TargetName = (typeof targetNames)[number];
export type Targets = { readonly [N in TargetName]?: number };

export const SalesPlan = lazily(() =>
  z.strictObject({
    kind: z.literal('plan'),
    id: z.uuid(),
    version: z.int().positive(),
    ...planOf(),
    ...targets(),
  }),
);
export type SalesPlan = z.infer<ReturnType<typeof SalesPlan>>;
export type PlanOf = Pick<SalesPlan, 'month' | 'manager' | 'segment'>;

/** Where plans are listed, by their months. */
export const plansList = 'plans';

const plans = '7a4e4f9c-50f3-5a55-8b0f-3f1f2b1f5d61'; // the name space of plans; changing it would lose every one there is

/** The id follows from what it is of: there is one plan of each. */
export const planId = ({ month, manager = '', segment = '' }: PlanOf): string =>
  v5(`${month}/${manager}/${segment}`, plans);

/** Facts of a plan are of the month it is for, whenever they were told: so a report reads its own months. */
export const plannedAt = ({ month }: Pick<SalesPlan, 'month'>, timeZone: string): Instant =>
  startOfDay(`${month}-01`, timeZone);
