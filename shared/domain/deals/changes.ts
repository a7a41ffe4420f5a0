/** What may be said of a deal, by an edit or together with a move, and how each saying changes it. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { competitorSlug } from '../competitors/competitor.ts';
import { Amount } from '../money/money.ts';
import { lanes } from '../leads/lane.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { orderProduction, recordPayment, recordShipment } from './confirmations.ts';
import { type Deal, dateReasons, Line, Member, PaymentTerm } from './deal.ts';
import { type Draft, frozen, said, set, today } from './draft.ts';
import { leastMargin } from './margin.ts';
import { numberOrder } from './order.ts';
import { termsProblem, termsRefusal } from './payment-terms.ts';
import { agree, sendQuote } from './price.ts';
import type { DraftQuote } from './quote.ts';
import { lazily } from '../lazily.ts';
import { saidText } from '../said-text.ts';

export const DealChanges = lazily(() =>
  z.strictObject({
    need: saidText(2000).optional(),
    lines: z.array(Line()).min(1).max(500).optional(),
    budget: Amount.nullable().optional(),
    wantedOn: Day.nullable().optional(),
    segment: saidText(50).optional(),
    lane: z.enum(lanes).optional(),
    dealerId: z.uuid().nullable().optional(),
    endCustomerId: z.uuid().nullable().optional(),
    deliveryTerms: saidText(1000).optional(),
    /** Who else is in it, or over whom it was won, by their slugs in the register of competitors; none: there is no rival. */
    rivals: z.array(saidText(50)).max(20).optional(),
    quote: z
      .strictObject({
        number: saidText(50),
        /** Left out: the total of the lines. */
        amount: Amount.optional(),
        sentOn: Day.optional(),
        discountPercent: z.number().min(0).max(100).optional(),
      })
      .optional(),
    /** Members to add, or to give another role. */
    committee: z.array(Member()).min(1).max(50).optional(),
    order: z.strictObject({ number: saidText(50), on: Day.optional() }).optional(),
    contractNumber: saidText(100).optional(),
    agreement: z.strictObject({ amount: Amount, specification: saidText(500) }).optional(),
    promisedShipOn: Day.optional(),
    /** Why the promised date moves: needed once a first one was promised. */
    shipDateReason: z.enum(dateReasons).optional(),
    paymentTerms: z.array(PaymentTerm()).min(1).max(20).optional(),
    payment: z.strictObject({ document: saidText(50), amount: Amount, on: Day }).optional(),
    deferral: z.literal(true).optional(),
    /** The discount up to which a head lets quotes of this deal go. */
    approvedDiscountPercent: z.number().min(0).max(100).optional(),
    /** The margin down to which a head lets quotes of this deal go. */
    approvedMarginPercent: z.number().min(leastMargin).max(100).optional(),
    productionOrderNumber: saidText(50).optional(),
    shipment: z.strictObject({ document: saidText(50), on: Day, last: z.boolean() }).optional(),
  }),
);
export type DealChanges = z.infer<ReturnType<typeof DealChanges>>;

type Applied = ({ readonly ok: true } & Draft) | Refused;
type Apply<K extends keyof DealChanges> = (
  draft: Draft,
  value: Exclude<DealChanges[K], undefined>,
  context: SalesContext,
  all: DealChanges,
) => Draft | Refused;

/** Drops an optional field when the value is null. */
type Forgettable = 'budget' | 'wantedOn' | 'dealerId' | 'endCustomerId';
function setOrForget(draft: Draft, name: Forgettable, value: Deal[typeof name] | null): Draft {
  const { [name]: _before, ...rest } = draft.deal;
  return { ...draft, deal: value === null ? rest : { ...rest, [name]: value }, fields: [...draft.fields, name] };
}

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
  lane: (draft, lane) => set(draft, 'lane', { lane }),
  dealerId: (draft, dealerId) => setOrForget(draft, 'dealerId', dealerId),
  endCustomerId: (draft, endCustomerId) => setOrForget(draft, 'endCustomerId', endCustomerId),
  deliveryTerms: (draft, deliveryTerms) => set(draft, 'deliveryTerms', { deliveryTerms }),
  rivals: (draft, rivals) => set(draft, 'rivals', { rivals: [...new Set(rivals.map(competitorSlug))] }),
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
  agreement: agree,
  promisedShipOn: promise,
  shipDateReason: (draft, _reason, _context, { promisedShipOn }) =>
    promisedShipOn === undefined
      ? refuse('date-needed', 'a reason for another ship date comes with promisedShipOn')
      : draft,
  paymentTerms: (draft, paymentTerms) =>
    termsProblem(paymentTerms) ?? frozen(draft.deal, 'payment terms') ?? set(draft, 'paymentTerms', { paymentTerms }),
  payment: recordPayment,
  deferral: (draft, _value, { by, at }) =>
    may(by, 'approve-deal')
      ? said(draft, { deferral: { by: byOf(by), at } }, { type: 'DealApproved', data: { what: 'deferral' } })
      : forbid('only a head of sales approves a deferral'),
  approvedDiscountPercent: (draft, percent, context) => approve(draft, 'discount', percent, context),
  approvedMarginPercent: (draft, percent, context) => approve(draft, 'margin', percent, context),
  productionOrderNumber: orderProduction,
  shipment: recordShipment,
};

function approve(draft: Draft, what: 'discount' | 'margin', percent: number, { by, at }: Context): Draft | Refused {
  if (!may(by, 'approve-deal')) return forbid(`only a head of sales approves a ${what}`);
  const approval = { [`${what}Approval` as const]: { by: byOf(by), at, percent } };
  return said(draft, approval, { type: 'DealApproved', data: { what, percent } });
}

function promise(draft: Draft, to: string, context: Context, { shipDateReason }: DealChanges): Draft | Refused {
  const { shipOn } = draft.deal;
  if (shipOn === to) return draft;
  if (to < today(context)) return refuse('ship-date-past', `${to} has passed`);
  if (shipOn === undefined) return set(draft, 'promisedShipOn', { promisedShipOn: to, shipOn: to });
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

const isAgreedAnew = (before: Deal, after: Deal): boolean =>
  before.agreement !== after.agreement || before.paymentTerms !== after.paymentTerms;

/** Applies what is said of a deal, in the order of the schema; one refusal refuses it all. `sending` is the draft its quote was. */
export function applyDealChanges(
  deal: Deal,
  changes: DealChanges = {},
  context: SalesContext,
  sending?: DraftQuote,
): Applied {
  let draft: Draft = { deal, facts: [], fields: [], beside: [], sending };
  for (const name of Object.keys(apply) as (keyof DealChanges)[]) {
    // Object.keys forgets the key type
    const value = changes[name];
    if (value === undefined) continue;
    const one: Apply<never> = apply[name];
    const next = one(draft, value as never, context, changes); // the value is this field's own
    if ('ok' in next) return next;
    draft = next;
  }
  return (isAgreedAnew(deal, draft.deal) ? termsRefusal(draft.deal) : undefined) ?? { ok: true, ...draft };
}
