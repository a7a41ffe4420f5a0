import { v5 } from 'uuid';
import * as z from 'zod';
import { cameWith } from '../imports/came-with.ts';
import { asLatin } from '../look-alikes.ts';
import { Day } from '../calendar/instant-schema.ts';
import { Amount } from '../money/money.ts';
import { lazily } from '../lazily.ts';
import { orderCostFields } from './order-costs.ts';

/** Goods that came back, and what they were worth. */
export const Return = lazily(() =>
  z.strictObject({ document: z.string().trim().min(1).max(50), amount: Amount, on: Day }),
);
export type Return = z.infer<ReturnType<typeof Return>>;

/** One paid order: the input of RFM. */
export const Purchase = lazily(() =>
  z.strictObject({
    kind: z.literal('purchase'),
    id: z.uuid(),
    version: z.int().positive(),
    accountId: z.uuid(),
    dealId: z.uuid().optional(),
    orderNumber: z.string(),
    amount: Amount,
    on: Day,
    source: z.enum(['deal', 'erp', 'import']),
    /** The highest step of the product pyramid among its products; 0 when unknown. */
    pyramidStep: z.int().nonnegative().optional(),
    /** The amount is that of one payment: nobody told the order's yet. */
    provisional: z.literal(true).optional(),
    /** What came back, each by its document. `amount` is what is left of the order. */
    returns: z.array(Return()).max(200).optional(),
    /** A reversed purchase keeps its record and counts nowhere. `undone`: so does one whose import was taken back. */
    reversed: z.enum(['cancelled', 'returned', 'undone']).optional(),
    ...orderCostFields(),
    product: z.string().optional(),
    ...cameWith(),
  }),
);
export type Purchase = z.infer<ReturnType<typeof Purchase>>;

const purchases = '6f3a0f52-6d0c-5c3b-8a2e-0d5a5b7c9e11'; // the name space of purchase ids; changing it would record every purchase again

/** An order number as compared: upper case, look-alike letters made Latin, every dash a hyphen, without spaces, and without zeros in front of its digits. */
export const orderKey = (number: string): string =>
  asLatin(
    number
      .replaceAll('№', '') // before NFKC, which would write it as the letters No
      .normalize('NFKC')
      .toUpperCase(),
  )
    .replace(/[\p{Pd}\u2212]/gu, '-') // a minus sign is no dash to Unicode
    .replace(/[\s#]/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '');

/** The id of the one purchase an order number makes: a name-based UUID (RFC 9562, version 5) of seller, year and number. */
export const purchaseId = (legalEntity: string, order: { number: string; on: string }): string =>
  v5(`${legalEntity}/${order.on.slice(0, 4)}/${orderKey(order.number)}`, purchases);

/** Nothing for a purchase whose import was taken back: told of again, it is recorded anew. */
export const unlessUndone = (purchase: Purchase | undefined): Purchase | undefined =>
  purchase?.reversed === 'undone' ? undefined : purchase;

/** The key a deal holds on its order number: no two deals have the same order. */
export const orderClaim = (legalEntity: string, order: { number: string; on: string }): string =>
  `order/${purchaseId(legalEntity, order)}`;
