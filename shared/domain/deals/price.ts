/** What the customer is asked and what is agreed: the quote, the agreement, and how far below the lines they may go. */
import type { FactDraft } from '../facts/draft.ts';
import type { Amount } from '../money/money.ts';
import { isIn } from '../people/actor.ts';
import { byOf } from '../people/by.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { present } from '../present.ts';
import { change } from '../records/plan.ts';
import { leadTimeOf } from '../quotes/lines.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { DealChanges } from './changes.ts';
import { type Deal, linesTotal } from './deal.ts';
import { type Draft, frozen, said, set, today } from './draft.ts';
import { leastMargin, type Margin, marginOf } from './margin.ts';
import type { DraftQuote, SentQuote } from './quote.ts';

type Said<K extends keyof DealChanges> = Exclude<DealChanges[K], undefined>;

const hundredths = (percent: number): number => Math.max(0, Number(percent.toFixed(2)));

/** By how many percent an amount is below another, to hundredths; 0 when the other is unknown or in other money. */
const percentBelow = (amount: Amount, other: Amount | undefined): number =>
  other === undefined || other.netMinor === 0 || other.currency !== amount.currency
    ? 0
    : hundredths(100 - (100 * amount.netMinor) / other.netMinor);

/** What an amount is below the quote, on top of the quote's own discount; without a quote, below the lines. */
export function discountOf({ quote, lines }: Deal, amount: Amount): number {
  if (!quote) return percentBelow(amount, linesTotal(lines));
  const { discountPercent = 0 } = quote;
  return hundredths(100 - ((100 - discountPercent) * (100 - percentBelow(amount, quote.amount))) / 100);
}

/** The discount of an agreed amount: none where it is no less than was quoted. */
const agreedDiscount = (deal: Deal, amount: Amount): number =>
  deal.quote && percentBelow(amount, deal.quote.amount) === 0 ? 0 : discountOf(deal, amount);

type Priced = { readonly amount: Amount; readonly discountPercent: number };

/**
 * The one gate of prices: a person's discount is at most, and the margin at least, their own limit or what a head approved
 * for the deal. Heads and systems have none.
 */
function priceRefusal(priced: Priced, deal: Deal, { by, policy, products }: SalesContext): Refused | undefined {
  if (by.kind !== 'staff' || isIn(by, 'head')) return undefined;
  const person = policy.staff.find(({ id }) => id === by.id);
  return (
    discountRefusal(priced, mostDiscount(person, deal)) ??
    marginRefusal(marginOf(deal.lines, priced, products), leastMarginOf(person, deal), deal.lines.length)
  );
}

type Person = Context['policy']['staff'][number] | undefined;

const mostDiscount = (person: Person, { discountApproval }: Deal): number =>
  Math.max(person?.discountPercent ?? 0, discountApproval?.percent ?? 0);

const leastMarginOf = (person: Person, { marginApproval }: Deal): number =>
  Math.min(person?.minMarginPercent ?? leastMargin, marginApproval?.percent ?? 100);

const discountRefusal = ({ discountPercent }: Priced, limit: number): Refused | undefined =>
  discountPercent <= limit
    ? undefined
    : refuse(
        'discount-needs-approval',
        `a discount of ${String(discountPercent)}% is above your limit of ${String(limit)}%; a head of sales may approve it`,
      );

function marginRefusal({ percent, unknown }: Margin, least: number, lines: number): Refused | undefined {
  if (percent === undefined || percent >= least) return undefined;
  const missing = hundredths(least - percent);
  const apart = unknown.length > 0 ? `; ${unknown.length} of ${lines} lines have no known margin and do not count` : '';
  return refuse(
    'margin-needs-approval',
    `a margin of ${String(percent)}% is ${String(missing)} points below your least of ${String(least)}%; a head of sales may approve it${apart}`,
  );
}

/** Records a quote as sent. Its discount is what was declared, or more when its amount says so. */
export function sendQuote(
  draft: Draft,
  { number, amount, sentOn, discountPercent: declared = 0 }: Said<'quote'>,
  context: SalesContext,
): Draft | Refused {
  const { deal } = draft;
  const listed = linesTotal(deal.lines);
  const total = amount ?? listed;
  if (total === undefined) return amountNeeded;
  const discountPercent = Math.max(declared, percentBelow(total, listed));
  const refused = priceRefusal({ amount: total, discountPercent }, deal, context);
  if (refused) return refused;
  const { id, version, ...beside } = recordOf(draft, context);
  const told = { number, amount: total, sentOn: sentOn ?? today(context), discountPercent };
  const quote: SentQuote = { id, version, ...beside, ...told };
  const data = { version: beside.quoteVersion, ...told };
  const fact: FactDraft = { type: 'QuoteSent', part: { kind: 'quote', id }, data };
  const sent = said(draft, { quote: { id, ...data } }, fact);
  return { ...sent, beside: [...draft.beside, change(draft.sending, quote)] };
}

/** The record of a quote that is sent, but for what the deal is told of it: a new one, or its draft's. */
function recordOf({ deal: { id: dealId, quote, lines, paymentTerms }, sending }: Draft, context: SalesContext) {
  const quoteVersion = (quote?.version ?? 0) + 1;
  const before = sending ?? { id: context.newId(), version: 0 };
  const { id, version } = { id: before.id, version: before.version + 1 };
  return {
    kind: 'quote',
    id,
    version,
    state: 'sent',
    dealId,
    quoteVersion,
    lines,
    paymentTerms,
    by: sending?.by ?? byOf(context.by),
    ...termsOf(sending, context),
  } as const;
}

/** What a draft says beside its price; of one that never was a draft, nothing. */
function termsOf(sending: DraftQuote | undefined, { products }: SalesContext): Partial<SentQuote> {
  if (!sending) return {};
  const { lines, language, validUntil, deliveryTerms, note } = sending;
  const leadTimeDays = leadTimeOf(lines, products);
  return { lines, ...present({ language, validUntil, deliveryTerms, note, leadTimeDays }) };
}

const amountNeeded = refuse('amount-needed', 'the lines carry no prices; say the amount of the quote', {
  missing: [
    {
      field: 'quote.amount',
      title: { en: 'Amount of the quote', ru: 'Сумма КП' },
      example: { netMinor: 45_000_000, currency: 'RUB', vatPercent: 22 },
    },
  ],
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Agrees amount and specification, dated today. Said again, the same agreement keeps its date. */
export function agree(
  draft: Draft,
  { amount, specification }: Said<'agreement'>,
  context: SalesContext,
): Draft | Refused {
  const { deal } = draft;
  const before: Partial<Said<'agreement'>> = deal.agreement ?? {};
  const isPriced = isSame(before.amount, amount);
  if (isPriced && before.specification === specification) return draft;
  const refused = isPriced
    ? undefined
    : priceRefusal({ amount, discountPercent: agreedDiscount(deal, amount) }, deal, context);
  return (
    frozen(deal, 'agreed amount') ??
    refused ??
    set(draft, 'agreement', { agreement: { amount, specification, on: today(context) } })
  );
}
