import * as z from 'zod';
import { Month } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { Amount } from '../../../../shared/domain/money/money.ts';
import { Sum } from '../../../../shared/domain/records/card-shape.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/reports/campaigns',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Campaigns of a month: how many, what each cost, its letters, the requests it brought, and what was earned on their orders',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    /** Of the plant's calendar. @default - this one */
    month: Month.optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

/** In one currency, of so many orders. */
const SumOf = lazily(() => Sum().extend({ of: z.int() }));

/** Nobody knows, which is not nothing. */
const NoData = z.literal('no-data');

export const Output = lazily(() =>
  z.object({
    month: z.string(),
    /** Campaigns with a day in the month. */
    campaigns: z.int(),
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        channel: z.string(),
        from: z.string(),
        until: z.string(),
        budget: z.union([Amount, NoData]),
        /** Entered for the month, by currency. */
        cost: z.union([z.array(Sum()).readonly(), NoData]),
        letters: z.object({ sent: z.int(), delivered: z.int() }),
        /** People who followed a link. */
        clicked: z.int(),
        /** First requests that came by its name in links. */
        leads: z.int(),
        /** Won in the month, of such requests of whichever month; those whose cost of goods nobody knows. */
        orders: z.object({ won: z.int(), costUnknown: z.int() }),
        revenue: z.array(SumOf()).readonly(),
        /** Revenue less the cost of goods, of the orders whose cost is known. */
        margin: z.union([z.array(SumOf()).readonly(), NoData]),
      }),
    ),
  }),
);
