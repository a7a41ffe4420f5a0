/** Quotes as the API shows them. */
import * as z from 'zod';
import { shownOf } from '../../../shared/domain/contacts/contacts-for.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import { today } from '../../../shared/domain/deals/draft.ts';
import { DraftQuote, type Quote, SentQuote } from '../../../shared/domain/deals/quote.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import type { AskedLine } from '../../../shared/domain/quotes/lines.ts';
import { quoted } from '../../../shared/domain/quotes/quoted.ts';
import { dealOfQuote } from '../../../shared/domain/quotes/read-quote.ts';
import { naming, type SalesContext } from '../../../shared/domain/products/named.ts';
import { changeAsSeen, type Seen } from '../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../shared/domain/records/context.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { Call } from '../../../shared/lambda/api-route.ts';
import type { Services } from './services.ts';

const money = { netMinor: z.number(), vatMinor: z.number(), grossMinor: z.number() };

/** A quote in a list. */
export const QuoteEntry = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    dealId: z.uuid(),
    state: z.enum(['draft', 'sent']),
    /** Of a draft, the one it would get if it were sent next. */
    quoteVersion: z.int().positive(),
    number: z.string().optional(),
    sentOn: z.string().optional(),
    discountPercent: z.number(),
    ...DraftQuote().pick({ language: true, validUntil: true, deliveryTerms: true, note: true }).partial().shape,
    /** The last day it is good for has passed. */
    expired: z.boolean(),
    /** The longest of its lines, in working days. */
    leadTimeDays: z.number().optional(),
    currency: z.string(),
    ...money,
  }),
);
type QuoteEntry = z.infer<ReturnType<typeof QuoteEntry>>;

export const QuoteView = lazily(() =>
  z.object({
    ...QuoteEntry().shape,
    /** With what each comes to, where they say what the quote does. */
    lines: z.array(z.object({ ...SentQuote().shape.lines.element.shape, ...z.object(money).partial().shape })),
    listMinor: z.number(),
    vat: z.array(z.object({ vatPercent: z.number(), netMinor: z.number(), vatMinor: z.number() })).readonly(),
    /** By today's register; lines without a known rate, counted from 1, are in no margin. */
    margin: z.object({ percent: z.number().optional(), unknown: z.array(z.number()).readonly() }),
  }),
);
type QuoteView = z.infer<ReturnType<typeof QuoteView>>;

/** A quote as somebody may see it. */
export function quoteView(quote: Quote, deal: Deal, context: SalesContext): QuoteView {
  const { lines, totals, margin, leadTimeDays, quoteVersion } = quoted(quote, deal, context);
  const { id, version, dealId, state, discountPercent, language, validUntil, deliveryTerms, note } = quote;
  const sent = state === 'sent' ? { number: quote.number, sentOn: quote.sentOn } : {};
  const view = {
    ...{ id, version, dealId, state, quoteVersion, ...sent, discountPercent },
    ...present({ language, validUntil, deliveryTerms, note, leadTimeDays }),
    expired: validUntil !== undefined && validUntil < today(context),
    ...totals,
    lines: lines.map((line, n) => ({ ...line, ...totals.lines[n] })),
    margin,
  };
  return shownOf(context.by, deal, view);
}

/** The same without its lines. */
export function quoteEntry(quote: Quote, deal: Deal, context: SalesContext): QuoteEntry {
  const { lines: _lines, vat: _vat, margin: _margin, listMinor: _list, ...entry } = quoteView(quote, deal, context);
  return entry;
}

type Changed = Decision<{ quote: Quote; deal?: Deal }>;

/** What the caller saw, and the lines the quote is to have. */
type Asked = Seen & { readonly lines?: readonly AskedLine[] | undefined };

/** Changes a quote, and shows it. */
export async function changedQuote(
  { lines = [], ...seen }: Asked,
  fields: readonly string[],
  call: Call,
  services: Services,
  decide: (quote: Quote, deal: Deal, context: SalesContext) => Changed | Promise<Changed>,
): Promise<QuoteView> {
  const context = await contextOf(call.by, services);
  const changed = await changeAsSeen(
    {
      kind: 'quote',
      seen,
      fields,
      decide: async (before) => {
        const deal = await dealOfQuote(before, call.by, services.records);
        const known = await naming([...before.lines, ...deal.lines, ...lines], services.records, context);
        const decision = await decide(before, deal, known);
        return decision.ok ? { ...decision, deal: decision.deal ?? deal, known } : decision;
      },
    },
    services,
    context,
  );
  return quoteView(changed.quote, changed.deal, changed.known);
}
