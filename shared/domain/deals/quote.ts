import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { Amount } from '../money/money.ts';
import { By } from '../people/by.ts';
import { Line, PaymentTerm } from './deal.ts';
import { lazily } from '../lazily.ts';
import { saidText } from '../said-text.ts';

const percent = () => z.number().min(0).max(100);

/** What is printed of a line beside what the deal knows: the article, and its own discount. */
const printed = () => ({ code: saidText(50).optional(), discountPercent: percent().optional() });

/** A line that is quoted: what, how many, and the price of one before its discount. */
export const QuoteLine = lazily(() =>
  z.strictObject({ ...Line().required({ quantity: true, price: true }).shape, ...printed() }),
);
export type QuoteLine = z.infer<ReturnType<typeof QuoteLine>>;

export const quoteLanguages = ['ru', 'en'] as const;
export type QuoteLanguage = (typeof quoteLanguages)[number];

const terms = () => ({
  language: z.enum(quoteLanguages),
  /** The last day it is good for. */
  validUntil: Day.optional(),
  deliveryTerms: saidText(1000).optional(),
  note: saidText(2000).optional(),
});

const quote = () => ({ kind: z.literal('quote'), id: z.uuid(), version: z.int().positive(), dealId: z.uuid() });

/** A quote in the making. It has no number and counts as no version until it is sent. */
export const DraftQuote = lazily(() =>
  z.strictObject({
    ...quote(),
    state: z.literal('draft'),
    lines: z.array(QuoteLine()).min(1).max(500),
    /** Of each line that has none of its own. */
    discountPercent: percent(),
    ...terms(),
    by: By,
    at: Instant,
  }),
);
export type DraftQuote = z.infer<ReturnType<typeof DraftQuote>>;

/** A quote as it was sent: immutable; a new version is a new record. One that was never a draft has no terms. */
export const SentQuote = lazily(() =>
  z.strictObject({
    ...quote(),
    /** Records of the time before there were drafts have none. */
    state: z.literal('sent').default('sent'),
    number: z.string(),
    /** Counts the quotes of the deal. */
    quoteVersion: z.int().positive(),
    lines: z.array(z.strictObject({ ...Line().shape, ...printed() })).max(500),
    amount: Amount,
    discountPercent: percent(),
    sentOn: Day,
    ...z.object(terms()).partial().shape,
    /** In working days. */
    leadTimeDays: z.int().positive().optional(),
    /** Who made it, and the terms of payment of its deal; records of the time before quotes were printed have neither. */
    by: By.optional(),
    paymentTerms: z.array(PaymentTerm()).max(20).optional(),
  }),
);
export type SentQuote = z.infer<ReturnType<typeof SentQuote>>;

export const Quote = lazily(() => z.union([DraftQuote(), SentQuote()]));
export type Quote = z.infer<ReturnType<typeof Quote>>;
