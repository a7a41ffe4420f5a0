/** What may be said of a deal, by an edit or together with a move, and how each saying changes it. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { FactDraft } from '../facts/draft.ts';
import { Amount } from '../money/money.ts';
import { byOf, isIn } from '../people/actor.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, claim, release } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import { orderClaim } from '../purchases/purchase.ts';
import { type Deal, dateReasons, Line, linesTotal, Member, PaymentTerm } from './deal.ts';
import type { Quote } from './quote.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

export const DealChanges = z.strictObject({
  need: text(2000).optional(),
  lines: z.array(Line).min(1).max(500).optional(),
  budget: Amount.nullable().optional(),
  wantedOn: Day.nullable().optional(),
  segment: text(50).optional(),
  deliveryTerms: text(1000).optional(),
  quote: z
    .strictObject({
      number: text(50),
      /** Left out: the total of the lines. */
      amount: Amount.optional(),
      sentOn: Day.optional(),
      discountPercent: z.number().min(0).max(100).optional(),
    })
    .optional(),
  /** Members to add, or to give another role. */
  committee: z.array(Member).min(1).max(50).optional(),
  order: z.strictObject({ number: text(50), on: Day.optional() }).optional(),
  contractNumber: text(100).optional(),
  agreement: z.strictObject({ amount: Amount, specification: text(500) }).optional(),
  promisedShipOn: Day.optional(),
  /** Why the promised date moves: needed once a first one was promised. */
  shipDateReason: z.enum(dateReasons).optional(),
  paymentTerms: z.array(PaymentTerm).min(1).max(20).optional(),
  payment: z.strictObject({ document: text(50), amount: Amount, on: Day }).optional(),
  deferral: z.literal(true).optional(),
  /** The discount up to which a head lets quotes of this deal go. */
  approvedDiscountPercent: z.number().min(0).max(100).optional(),
  productionOrderNumber: text(50).optional(),
  shipment: z.strictObject({ document: text(50), on: Day, last: z.boolean() }).optional(),
});
export type DealChanges = z.infer<typeof DealChanges>;

/** A deal under change: its state, the facts so far, the names of plainly edited fields, and records beside it. */
type Draft = {
  readonly deal: Deal;
  readonly facts: readonly FactDraft[];
  readonly fields: readonly string[];
  readonly beside: readonly Plan[];
};
type Applied = ({ readonly ok: true } & Draft) | Refused;
type Apply<K extends keyof DealChanges> = (
  draft: Draft,
  value: Exclude<DealChanges[K], undefined>,
  context: Context,
  all: DealChanges,
) => Draft | Refused;

const set = (draft: Draft, name: string, fields: Partial<Deal>): Draft => ({
  ...draft,
  deal: { ...draft.deal, ...fields },
  fields: [...draft.fields, name],
});
const said = (draft: Draft, fields: Partial<Deal>, ...facts: FactDraft[]): Draft => ({
  ...draft,
  deal: { ...draft.deal, ...fields },
  facts: [...draft.facts, ...facts],
});

/** Drops an optional field when the value is null. */
function setOrForget(draft: Draft, name: 'budget' | 'wantedOn', value: Deal[typeof name] | null): Draft {
  const { [name]: _before, ...rest } = draft.deal;
  return { ...draft, deal: value === null ? rest : { ...rest, [name]: value }, fields: [...draft.fields, name] };
}

const frozen = (deal: Deal, what: string): Refused | undefined =>
  deal.won ? refuse('frozen-after-payment', `the ${what} may not change once the order is paid`) : undefined;

type Confirmed = { readonly confirmed: boolean };

/** Said before as well, and confirmed or not: who may not confirm repeats it, and takes no confirmation away. */
const saysNothingNew = (known: Confirmed, said: Confirmed): boolean =>
  JSON.stringify({ ...known, confirmed: true }) === JSON.stringify({ ...said, confirmed: true }) &&
  (known.confirmed || !said.confirmed);

const apply: { readonly [K in keyof DealChanges]-?: Apply<K> } = {
  need: (draft, need) => set(draft, 'need', { need }),
  lines: (draft, lines) => frozen(draft.deal, 'specification') ?? set(draft, 'lines', { lines }),
  budget: (draft, budget) => setOrForget(draft, 'budget', budget),
  wantedOn: (draft, wantedOn) => setOrForget(draft, 'wantedOn', wantedOn),
  segment: (draft, segment, { policy }) =>
    policy.segments.some(({ id }) => id === segment)
      ? set(draft, 'segment', { segment })
      : refuse(
          'segment-unknown',
          `${segment} is no segment; there are ${policy.segments.map(({ id }) => id).join(', ')}`,
        ),
  deliveryTerms: (draft, deliveryTerms) => set(draft, 'deliveryTerms', { deliveryTerms }),
  quote: sendQuote,
  committee: (draft, members) => {
    const ids = members.map(({ personId }) => personId);
    const committee = [...draft.deal.committee.filter(({ personId }) => !ids.includes(personId)), ...members];
    return said(
      draft,
      { committee },
      ...members.map(
        (data) => ({ type: 'CommitteeChanged', part: { kind: 'person', id: data.personId }, data }) as const,
      ),
    );
  },
  order: numberOrder,
  contractNumber: (draft, contractNumber) => set(draft, 'contractNumber', { contractNumber }),
  agreement: (draft, agreement, context) =>
    frozen(draft.deal, 'agreed amount') ?? set(draft, 'agreement', { agreement: { ...agreement, on: today(context) } }),
  promisedShipOn: promise,
  shipDateReason: (draft, _reason, _context, { promisedShipOn }) =>
    promisedShipOn === undefined
      ? refuse('date-needed', 'a reason for another ship date comes with promisedShipOn')
      : draft,
  paymentTerms: (draft, paymentTerms) => {
    const shares = paymentTerms.flatMap(({ share }) => ('percent' in share ? [share.percent] : []));
    const percent = Number(shares.reduce((total, share) => total + share, 0).toFixed(6)); // 33.4 + 33.3 + 33.3 is 99.99999999999999
    if (shares.length === paymentTerms.length && percent !== 100)
      return refuse('terms-not-whole', `the shares make ${String(percent)}%, not 100%`);
    if (new Set(paymentTerms.map(({ id }) => id)).size < paymentTerms.length)
      return refuse('terms-twice', 'two lines of the payment terms have one id');
    return frozen(draft.deal, 'payment terms') ?? set(draft, 'paymentTerms', { paymentTerms });
  },
  payment: (draft, payment, { by }) => {
    const known = draft.deal.payments.find(({ document }) => document === payment.document);
    const recorded = { ...payment, confirmed: may(by, 'confirm-deal') };
    if (known && saysNothingNew(known, recorded)) return draft;
    const payments = [...draft.deal.payments.filter((other) => other !== known), recorded];
    return said(
      draft,
      { payments },
      { type: 'PaymentRecorded', part: { kind: 'payment', id: payment.document }, data: recorded },
    );
  },
  deferral: (draft, _value, { by, at }) =>
    may(by, 'approve-deal')
      ? said(draft, { deferral: { by: byOf(by), at } }, { type: 'DealApproved', data: { what: 'deferral' } })
      : forbid('only a head of sales approves a deferral'),
  approvedDiscountPercent: (draft, percent, { by, at }) =>
    may(by, 'approve-deal')
      ? said(
          draft,
          { discountApproval: { by: byOf(by), at, percent } },
          { type: 'DealApproved', data: { what: 'discount', percent } },
        )
      : forbid('only a head of sales approves a discount'),
  productionOrderNumber: (draft, number, { by }) => {
    const known = draft.deal.productionOrder;
    const productionOrder = { number, confirmed: may(by, 'confirm-deal') };
    if (known && saysNothingNew(known, productionOrder)) return draft;
    return said(draft, { productionOrder }, { type: 'ProductionOrdered', data: productionOrder });
  },
  shipment: (draft, shipment, { by }) => {
    const known = draft.deal.shipments.find(({ document }) => document === shipment.document);
    const recorded = { ...shipment, confirmed: may(by, 'confirm-deal') };
    if (known && saysNothingNew(known, recorded)) return draft;
    const shipments = [...draft.deal.shipments.filter((other) => other !== known), recorded];
    return said(
      draft,
      { shipments },
      { type: 'ShipmentRecorded', part: { kind: 'shipment', id: shipment.document }, data: recorded },
    );
  },
};

const today = ({ at, policy }: Context): string => dayOf(at, policy.calendar.timeZone);

/** Holds the order number against other deals, and lets go of one it replaces. The order of a paid deal stays. */
function numberOrder(
  draft: Draft,
  { number, on }: NonNullable<DealChanges['order']>,
  context: Context,
): Draft | Refused {
  const { id, won, order: before } = draft.deal;
  const order = { number, on: on ?? before?.on ?? today(context) };
  const held = (one: typeof order) => ({
    key: orderClaim(context.policy.company.legalEntity, one),
    holder: { kind: 'deal', id } as const,
  });
  const replaced = before && held(before).key !== held(order).key ? [release(held(before))] : [];
  if (won && replaced.length > 0)
    return refuse('frozen-after-payment', 'the order number may not change once the order is paid');
  return { ...set(draft, 'order', { order }), beside: [...draft.beside, claim(held(order)), ...replaced] };
}

function promise(draft: Draft, to: string, context: Context, { shipDateReason }: DealChanges): Draft | Refused {
  const { promisedShipOn, shipOn } = draft.deal;
  if (promisedShipOn === undefined || shipOn === undefined) {
    if (to < today(context)) return refuse('ship-date-past', `${to} has passed`);
    return set(draft, 'promisedShipOn', { promisedShipOn: to, shipOn: to });
  }
  if (shipOn === to) return draft;
  if (shipDateReason === undefined)
    return refuse('reason-needed', 'a promised date moves only with a reason', {
      missing: [
        {
          field: 'shipDateReason',
          title: { en: 'Whose reason', ru: 'По чьей причине' },
          allowed: dateReasons,
          example: 'customer',
        },
      ],
    });
  return said(draft, { shipOn: to }, { type: 'ShipDateMoved', data: { from: shipOn, to, reason: shipDateReason } });
}

function sendQuote(
  draft: Draft,
  { number, amount, sentOn, discountPercent = 0 }: NonNullable<DealChanges['quote']>,
  context: Context,
): Draft | Refused {
  const { deal } = draft;
  const total = amount ?? linesTotal(deal.lines);
  if (total === undefined)
    return refuse('amount-needed', 'the lines carry no prices; say the amount of the quote', {
      missing: [
        {
          field: 'quote.amount',
          title: { en: 'Amount of the quote', ru: 'Сумма КП' },
          example: { netMinor: 45_000_000, currency: 'RUB', vatPercent: 22 },
        },
      ],
    });
  const id = context.newId();
  const version = (deal.quote?.version ?? 0) + 1;
  const sent = { id, version, number, amount: total, sentOn: sentOn ?? today(context) };
  const quote: Quote = {
    kind: 'quote',
    id,
    version: 1,
    dealId: deal.id,
    number,
    quoteVersion: version,
    lines: deal.lines,
    amount: total,
    discountPercent,
    sentOn: sent.sentOn,
  };
  const limit = discountLimit(deal, context);
  const fact: FactDraft = {
    type: 'QuoteSent',
    part: { kind: 'quote', id },
    data: { version, number, amount: total, sentOn: sent.sentOn, discountPercent },
  };
  if (discountPercent > limit)
    return refuse(
      'discount-needs-approval',
      `a discount of ${String(discountPercent)}% is above your limit of ${String(limit)}%; a head of sales may approve it`,
    );
  return { ...said(draft, { quote: sent }, fact), beside: [...draft.beside, change(undefined, quote)] };
}

/** The discount a person may give on this deal: their own limit, or what a head approved; a head's is not limited here. */
const discountLimit = ({ discountApproval }: Deal, { by, policy }: Context): number => {
  if (by.kind !== 'staff' || isIn(by, 'head')) return 100;
  const own = policy.staff.find(({ id }) => id === by.id)?.discountPercent ?? 0;
  return Math.max(own, discountApproval?.percent ?? 0);
};

/** Applies what is said of a deal, in the order of the schema; one refusal refuses it all. */
export function applyDealChanges(deal: Deal, changes: DealChanges | undefined, context: Context): Applied {
  let draft: Draft = { deal, facts: [], fields: [], beside: [] };
  for (const name of Object.keys(apply) as (keyof DealChanges)[]) {
    // Object.keys forgets the key type
    const value = changes?.[name];
    if (value === undefined) continue;
    const one: Apply<never> = apply[name];
    const next = one(draft, value as never, context, changes ?? {}); // the value is this field's own
    if ('ok' in next) return next;
    draft = next;
  }
  return { ok: true, ...draft };
}
