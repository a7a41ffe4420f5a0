import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { cameWith } from '../imports/came-with.ts';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';
import { Amount, mostMinor } from '../money/money.ts';
import { By } from '../people/by.ts';
import { committeeRoles } from '../people/committee.ts';
import { standing } from '../pipeline/standing.ts';
import { basketStage } from '../refresh/basket-stage.ts';
import { saidText } from '../said-text.ts';

/** One line of a deal. Without a quantity or a price it is an interest, with both a position of the order. */
export const Line = lazily(() =>
  z.strictObject({
    product: z.string().max(50).optional(),
    title: saidText(300),
    quantity: z.number().min(1e-6).max(1e9).optional(),
    unit: saidText(20).optional(),
    price: Amount.optional(),
  }),
);
export type Line = z.infer<ReturnType<typeof Line>>;

/** A quote as sent: the rules need its version, amount, date and discount; its lines are in the quote's own record. */
export const QuoteSent = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    version: z.int().positive(),
    number: saidText(50),
    amount: Amount,
    sentOn: Day,
    discountPercent: z.number().min(0).max(100).optional(),
  }),
);

export const Member = lazily(() => z.strictObject({ personId: z.uuid(), role: z.enum(committeeRoles) }));

/** One line of the payment terms: a share of the agreed amount, or a sum, due before production, at shipment, or later. */
export const PaymentTerm = lazily(() =>
  z.strictObject({
    id: saidText(20),
    share: z.union([z.strictObject({ percent: z.number().positive().max(100) }), z.strictObject({ amount: Amount })]),
    due: z.union([
      z.strictObject({
        event: z.enum(['before-production', 'before-shipment', 'after-shipment']),
        days: z.int().min(0).max(365).optional(),
      }),
      z.strictObject({ on: Day }),
    ]),
  }),
);
export type PaymentTerm = z.infer<ReturnType<typeof PaymentTerm>>;

/** Money that came. Unconfirmed while only a manager says so. */
export const Payment = lazily(() =>
  z.strictObject({
    document: saidText(50),
    amount: Amount,
    on: Day,
    confirmed: z.boolean(),
  }),
);
export type Payment = z.infer<ReturnType<typeof Payment>>;

export const Shipment = lazily(() =>
  z.strictObject({ document: saidText(50), on: Day, last: z.boolean(), confirmed: z.boolean() }),
);
export type Shipment = z.infer<ReturnType<typeof Shipment>>;

export const dateReasons = ['us', 'customer', 'supplier'] as const;

/** Where a deal stands. A stage that is not open says where the deal came from, when, by whom and why. */
const stageSchema = () => {
  const left = { from: z.string(), at: Instant, by: By, reason: z.string() };
  return z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('new-deal') }),
    z.strictObject({ name: z.literal('discuss-terms') }),
    z.strictObject({ name: z.literal('send-quote') }),
    z.strictObject({ name: z.literal('agree-price') }),
    z.strictObject({ name: z.literal('payment-received') }),
    z.strictObject({ name: z.literal('production-ordered') }),
    z.strictObject({ name: z.literal('shipped') }),
    z.strictObject({ name: z.literal('parked'), ...left, ...basketStage() }),
    z.strictObject({ name: z.literal('lost'), ...left, competitor: z.string().optional() }),
    z.strictObject({ name: z.literal('cancelled'), ...left, refund: Amount, cost: Amount }),
    z.strictObject({ name: z.literal('merged'), ...left, into: z.uuid() }),
  ]);
};
export type DealStage = z.infer<ReturnType<typeof stageSchema>>;

export const Deal = lazily(() =>
  z.strictObject({
    kind: z.literal('deal'),
    id: z.uuid(),
    ...standing,
    process: z.enum(['project', 'dealer-order']),
    stage: stageSchema(),
    /** Stages passed within one move: they have no time statistics. */
    passed: z.array(z.string()),
    owner: z.string().optional(),
    origin: z.enum(['lead', 'repeat', 'win-back', 'manual']),
    accountId: z.uuid(),
    personId: z.uuid(),
    leadId: z.uuid().optional(),
    /** The account of the dealer it is sold through, and of who will use it in the end. */
    dealerId: z.uuid().optional(),
    endCustomerId: z.uuid().optional(),
    linkedTo: z.array(z.uuid()),
    company: z.string().optional(),
    segment: z.string().optional(),
    lane: z.enum(lanes).optional(),
    need: z.string().optional(),
    budget: Amount.optional(),
    wantedOn: Day.optional(),
    lines: z.array(Line()).max(500),
    deliveryTerms: z.string().optional(),
    /** Who else is in it, by their slugs in the register of competitors: nobody, or not known. */
    rivals: z.array(z.string()).max(20).readonly().optional(),
    quote: QuoteSent().optional(),
    committee: z.array(Member()).max(50),
    agreement: z.strictObject({ amount: Amount, specification: z.string(), on: Day }).optional(),
    order: z.strictObject({ number: z.string(), on: Day }).optional(),
    contractNumber: z.string().optional(),
    /** The first promise is never overwritten; `shipOn` is the promise in force. */
    promisedShipOn: Day.optional(),
    shipOn: Day.optional(),
    paymentTerms: z.array(PaymentTerm()).max(20),
    payments: z.array(Payment()).max(200),
    /** A head's word that production may start before the first payment. */
    deferral: z.strictObject({ by: By, at: Instant }).optional(),
    /** A head's word that quotes of this deal may go beyond the manager's limit, up to a discount in percent. */
    discountApproval: z.strictObject({ by: By, at: Instant, percent: z.number() }).optional(),
    /** The same of the margin: down to which percentage. */
    marginApproval: z.strictObject({ by: By, at: Instant, percent: z.number() }).optional(),
    productionOrder: z.strictObject({ number: z.string(), confirmed: z.boolean() }).optional(),
    shipments: z.array(Shipment()).max(200),
    won: z
      .strictObject({
        at: Instant,
        purchaseId: z.uuid(),
        dealKind: z.enum(['first', 'regular', 'development', 'returned']),
      })
      .optional(),
    ...cameWith(),
  }),
);
export type Deal = z.infer<ReturnType<typeof Deal>>;

/** The total of the lines that carry a quantity and a price, or `undefined` when none does, their currencies differ, or no amount is that large. */
export function linesTotal(lines: readonly Line[]): Amount | undefined {
  const priced = lines.flatMap(({ quantity, price }) =>
    quantity !== undefined && price ? [{ ...price, netMinor: Math.round(price.netMinor * quantity) }] : [],
  );
  const [first] = priced;
  if (first === undefined || priced.some(({ currency }) => currency !== first.currency)) return undefined;
  const netMinor = priced.reduce((total, line) => total + line.netMinor, 0);
  return netMinor > mostMinor ? undefined : { ...first, netMinor };
}
