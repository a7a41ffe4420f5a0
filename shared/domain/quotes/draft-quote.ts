/** Quotes in the making: drafted, edited, and sent as the deal sends quotes. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { Deal, Line } from '../deals/deal.ts';
import type { DealChanges } from '../deals/changes.ts';
import { today } from '../deals/draft.ts';
import { DraftQuote, type Quote, quoteLanguages, type SentQuote } from '../deals/quote.ts';
import { dealRefusal, sayOfDeal } from '../deals/work.ts';
import { lazily } from '../lazily.ts';
import type { Amount } from '../money/money.ts';
import { byOf } from '../people/by.ts';
import { present } from '../present.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, remove, together } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import { AskedLine, discounted, filledLines } from './lines.ts';
import { totalsOf } from './totals.ts';

const said = () => {
  const { deliveryTerms, note } = DraftQuote().shape;
  return { lines: z.array(AskedLine()).min(1).max(500).optional(), validUntil: Day, deliveryTerms, note };
};
const discountPercent = () => z.number().min(0).max(100).optional();

/** What a draft is asked for with. Lines left out are the deal's; so are the terms of delivery. */
export const NewQuote = lazily(() =>
  z.strictObject({
    ...said(),
    validUntil: Day.optional(),
    discountPercent: discountPercent(),
    language: z.enum(quoteLanguages),
  }),
);
export type NewQuote = z.infer<ReturnType<typeof NewQuote>>;

/** What may change in a draft; null takes back what need not be there. */
export const QuoteChanges = lazily(() => {
  const { lines, validUntil, deliveryTerms, note } = said();
  return z.strictObject({
    lines,
    discountPercent: discountPercent(),
    language: z.enum(quoteLanguages).optional(),
    validUntil: validUntil.nullable().optional(),
    deliveryTerms: deliveryTerms.nullable(),
    note: note.nullable(),
  });
});
export type QuoteChanges = z.infer<ReturnType<typeof QuoteChanges>>;

type Drafted = Decision<{ readonly quote: DraftQuote }>;

/** Begins the next quote of a deal. */
export function draftQuote(deal: Deal, asked: NewQuote, context: SalesContext): Drafted {
  const { at, by, newId, products } = context;
  const refused = dealRefusal(deal, context, 'work-deal');
  if (refused) return refused;
  const { lines: rough = deal.lines, language, discountPercent: percent = 0, validUntil, note } = asked;
  const filled = filledLines(rough, products, language);
  if (!filled.ok) return filled;
  const quote: DraftQuote = {
    kind: 'quote',
    id: newId(),
    version: 1,
    state: 'draft',
    dealId: deal.id,
    lines: filled.lines,
    discountPercent: percent,
    language,
    by: byOf(by),
    at,
    ...present({ validUntil, deliveryTerms: asked.deliveryTerms ?? deal.deliveryTerms, note }),
  };
  return decidedDraft(undefined, quote, context);
}

/** Edits a draft. What is said as it is already is no change. */
export function editQuote(quote: Quote, deal: Deal, changes: QuoteChanges, context: SalesContext): Drafted {
  const refused = dealRefusal(deal, context, 'work-deal');
  if (refused) return refused;
  if (quote.state === 'sent') return sentAlready(quote);
  const filled = filledLines(changes.lines ?? quote.lines, context.products, changes.language ?? quote.language);
  if (!filled.ok) return filled;
  const after = forgetful({ ...quote, ...present(changes), lines: filled.lines });
  return decidedDraft(quote, after, context);
}

const forgetful = (quote: { readonly [K in keyof DraftQuote]: DraftQuote[K] | null }): DraftQuote =>
  Object.fromEntries(Object.entries(quote).filter(([, value]) => value !== null)) as DraftQuote; // only what need not be there is taken back

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function decidedDraft(before: DraftQuote | undefined, quote: DraftQuote, context: Context): Drafted {
  const amount = amountOf(quote);
  if ('ok' in amount) return amount;
  const refused = validityRefusal(quote, today(context));
  if (refused) return refused;
  const { dealId } = quote;
  if (!before)
    return { ok: true, quote, plan: change(undefined, quote, { type: 'QuoteDrafted', data: { dealId, amount } }) };
  const fields = editableFields.filter((name) => !isSame(before[name], quote[name]));
  if (fields.length === 0) return { ok: true, quote: before, plan: together() };
  const after = { ...quote, version: before.version + 1 };
  return {
    ok: true,
    quote: after,
    plan: change(before, after, { type: 'QuoteEdited', data: { dealId, fields, amount } }),
  };
}

/** What an edit may change. */
export const editableFields = ['lines', 'discountPercent', 'language', 'validUntil', 'deliveryTerms', 'note'] as const;

/** What a draft comes to; of several rates of VAT the first line's stands, as in a deal. */
function amountOf(quote: DraftQuote): Amount | Refused {
  const totals = totalsOf(discounted(quote));
  const [first] = quote.lines;
  if (totals && first) return { ...first.price, netMinor: totals.netMinor };
  return refuse(
    'no-total',
    `the lines have no total: their prices must be in one currency and come to at most 10^13 minor units, and are in ${[...new Set(quote.lines.map(({ price }) => price.currency))].join(', ')}`,
  );
}

const validityRefusal = ({ validUntil }: DraftQuote, day: string): Refused | undefined =>
  // Stryker disable next-line ConditionalExpression: no text is before another that is undefined
  validUntil !== undefined && validUntil < day
    ? refuse('validity-past', `valid until ${validUntil} has passed; say ${day} or later`)
    : undefined;

const sentAlready = ({ number, quoteVersion, sentOn }: SentQuote): Refused =>
  refuse(
    'quote-sent',
    `it was sent on ${sentOn} as ${number}, version ${String(quoteVersion)}; a sent quote never changes: draft the next`,
  );

/** Ends a draft for good. `files` hang on it: they would be lost with it. */
export function discardDraft(quote: Quote, deal: Deal, files: number, context: Context): Decision<{ quote: Quote }> {
  const refused = dealRefusal(deal, context, 'work-deal');
  if (refused) return refused;
  if (quote.state === 'sent') return sentAlready(quote);
  if (files > 0) return refuse('quote-has-files', `the draft has ${String(files)} files; remove them first`);
  const { dealId } = quote;
  return { ok: true, quote, plan: remove(quote, { type: 'QuoteDiscarded', data: { dealId } }) };
}

/** What sending says: its number, made up when it is left out, and the day when it was not today. */
export const Sending = lazily(() =>
  z.strictObject({ number: z.string().trim().min(1).max(50).optional(), sentOn: Day.optional() }),
);
type Sending = z.infer<ReturnType<typeof Sending>>;

/**
 * Sends a draft: its lines become the deal's, which says the quote as it says any other, within the same limits. Sent again
 * under the same number it is as it was.
 */
export function sendDraft(
  quote: Quote,
  deal: Deal,
  sending: Sending,
  context: SalesContext,
): Decision<{ readonly quote: Quote; readonly deal: Deal }> {
  const refused = dealRefusal(deal, context, 'work-deal');
  if (refused) return refused;
  if (quote.state === 'sent')
    return isSaidAgain(quote, sending) ? { ok: true, quote, deal, plan: together() } : sentAlready(quote);
  const ready = saidOf(quote, deal, sending, context);
  if (!ready.ok) return ready;
  const decision = sayOfDeal(deal, ready.changes, context, { ...quote, lines: discounted(quote) });
  if (!decision.ok) return decision;
  const sent = decision.plan.changes.find(({ record }) => record.id === quote.id)?.record as SentQuote; // the deal's saying wrote it
  return { ...decision, quote: sent };
}

const isSaidAgain = (quote: SentQuote, { number = quote.number, sentOn = quote.sentOn }: Sending): boolean =>
  number === quote.number && sentOn === quote.sentOn;

type Saying = { readonly ok: true; readonly changes: DealChanges };

/** What the deal is told of a draft: the quote, and its lines where the deal has others. */
function saidOf(quote: DraftQuote, deal: Deal, sending: Sending, context: SalesContext): Saying | Refused {
  const { number = numberOf(quote, context), sentOn } = sending;
  const amount = amountOf(quote);
  if ('ok' in amount) return amount;
  const filled = filledLines(quote.lines, context.products, quote.language);
  const refused = validityRefusal(quote, sentOn ?? today(context));
  if (refused) return refused;
  if (!filled.ok) return filled;
  const lines = quote.lines.map(lineOfDeal);
  const differ = !isSame(lines, deal.lines.map(lineOfDeal));
  return { ok: true, changes: { ...(differ && { lines }), quote: { number, amount, ...present({ sentOn }) } } };
}

/** The fields a deal has of a line, in one order. */
const lineOfDeal = ({ product, title, quantity, unit, price }: Line): Line => ({
  title,
  ...present({ product, quantity, unit, price }),
});

const numberOf = ({ id }: DraftQuote, context: Context): string =>
  `Q-${today(context).slice(0, 4)}-${id.slice(-6).toUpperCase()}`;
