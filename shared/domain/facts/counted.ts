/** What figures count of a record, told with the fact that changed it: a report of any date then needs nothing but facts. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import { Day } from '../calendar/instant-schema.ts';
import type { Deal } from '../deals/deal.ts';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';
import type { Lead } from '../leads/lead.ts';
import { present } from '../present.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { AnyRecord } from '../records/records.ts';

/** How an amount is known, the surest first: of a deal agreed, quoted or only stated; of a purchase what it comes to. */
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
      /** What the goods cost us, in the currency of the amount. */
      costMinor: z.int(),
      pyramidStep: z.int(),
      reversed: z.enum(['cancelled', 'returned', 'undone']),
    })
    .partial(),
);
export type Counted = z.infer<ReturnType<typeof Counted>>;

type Amounts = Readonly<
  Partial<Record<(typeof amountBases)[number], { netMinor: number; currency: string } | undefined>>
>;

function surest(amounts: Amounts): Counted['amount'] {
  const as = amountBases.find((basis) => amounts[basis]);
  const amount = as && amounts[as];
  return amount && { netMinor: amount.netMinor, currency: amount.currency, as };
}

const ofLead = ({ segment, productGroup, lane, owner, accountId, referredBy, budget }: Lead): Counted =>
  present({ segment, productGroup, lane, owner, accountId, referredBy, amount: surest({ stated: budget }) });

const ofDeal = ({ segment, lines, lane, owner, accountId, agreement, quote, budget }: Deal): Counted =>
  present({
    ...{ segment, lane, owner, accountId, product: lines.find(({ product }) => product !== undefined)?.product },
    amount: surest({ agreed: agreement?.amount, quoted: quote?.amount, stated: budget }),
  });

const ofAccount = ({ segment, owner, referredBy }: Account): Counted => present({ segment, owner, referredBy });

const ofPurchase = ({ accountId, dealId, on, amount, costMinor, product, pyramidStep, reversed }: Purchase): Counted =>
  present({ accountId, dealId, on, amount: surest({ bought: amount }), costMinor, product, pyramidStep, reversed });

function countedOf(record: AnyRecord): Counted {
  switch (record.kind) {
    case 'lead':
      return ofLead(record);
    case 'deal':
      return ofDeal(record);
    case 'account':
      return ofAccount(record);
    case 'purchase':
      return ofPurchase(record);
    default:
      return {};
  }
}

/** All that figures count of a record, when any of it is another than before. */
export function newlyCounted(before: AnyRecord | undefined, after: AnyRecord): Counted | undefined {
  const counted = countedOf(after);
  return JSON.stringify(counted) === JSON.stringify(before ? countedOf(before) : {}) ? undefined : counted;
}
