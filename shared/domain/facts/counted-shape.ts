/** The shape of what figures count of a record. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';

/** How an amount is known: what a purchase comes to; of a deal what is agreed, quoted or only stated. */
export const amountBases = ['bought', 'agreed', 'quoted', 'stated'] as const;

/** Where a record belongs and what it is worth. What is absent is not known. */
export const Counted = lazily(() =>
  z
    .strictObject({
      segment: z.string(),
      productGroup: z.string(),
      /** A slug of the register of products. */
      product: z.string(),
      lane: z.enum(lanes),
      owner: z.string(),
      accountId: z.uuid(),
      dealId: z.uuid(),
      /** The account that recommended us. */
      referredBy: z.uuid(),
      /** The day of an order. */
      on: Day,
      /** Net of VAT, in minor units. */
      amount: z.strictObject({ netMinor: z.int(), currency: z.string(), as: z.enum(amountBases) }),
      /** What the goods that were kept cost us, the dealer's bonus and delivery at our cost, in the currency of the amount. */
      costMinor: z.int(),
      bonusMinor: z.int(),
      deliveryMinor: z.int(),
      pyramidStep: z.int(),
      /** Over whom a deal was or will be won, by their slugs: nobody, or not known. */
      rivals: z.array(z.string()).readonly(),
      reversed: z.enum(['cancelled', 'returned', 'undone']),
    })
    .partial(),
);
export type Counted = z.infer<ReturnType<typeof Counted>>;
