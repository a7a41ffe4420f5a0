/** What a gate may ask for: how to tell that it is met, and what to send when it is not. */
import type { Said } from '../said.ts';
import type { Policy } from '../settings/settings.ts';
import { type Missing } from '../records/refusal.ts';
import { committeeRoles } from '../people/committee.ts';
import { type Deal, linesTotal } from './deal.ts';
import { amountOfTerms, hasNoPrepayment, startConditionMet } from './payment-terms.ts';

type Context = { readonly today: string; readonly policy: Pick<Policy, 'company'> };

export type Requirement = {
  /** The dotted path inside a move's `changes`. */
  readonly field: string;
  readonly title: Said;
  readonly met: (deal: Deal) => boolean;
  readonly allowed?: readonly string[];
  /** A value that would pass. */
  readonly example: (deal: Deal, context: Context) => unknown;
};

const price = ({ policy }: Context, netMinor: number) => ({
  netMinor,
  currency: policy.company.currency,
  vatPercent: policy.company.vatPercent,
});

const wholeLines = (deal: Deal, context: Context) =>
  (deal.lines.length > 0 ? deal.lines : [{ title: 'Frequency converter 7.5 kW' }]).map((line) => ({
    ...line,
    quantity: line.quantity ?? 10,
    price: line.price ?? price(context, 4_500_000),
  }));

/** An amount to quote: what the lines come to, so that it is no discount. */
const quotedOf = (deal: Deal, context: Context) => linesTotal(wholeLines(deal, context)) ?? price(context, 45_000_000);

/** The agreed amount, or one that would do: what the terms make up, what was quoted, or would be. */
const agreedOf = (deal: Deal, context: Context) =>
  deal.agreement?.amount ?? amountOfTerms(deal.paymentTerms) ?? deal.quote?.amount ?? quotedOf(deal, context);

export const requirements = {
  need: {
    field: 'need',
    title: { en: 'What the customer needs', ru: 'Потребность' },
    met: ({ need }) => need !== undefined,
    example: () => 'Replace 12 drives on a packing line',
  },
  lines: {
    field: 'lines',
    title: { en: 'Products', ru: 'Продукция' },
    met: ({ lines }) => lines.length > 0,
    example: wholeLines,
  },
  deliveryTerms: {
    field: 'deliveryTerms',
    title: { en: 'Delivery terms', ru: 'Условия поставки' },
    met: ({ deliveryTerms }) => deliveryTerms !== undefined,
    example: () => 'FCA plant, one lot, 30 working days',
  },
  quantities: {
    field: 'lines',
    title: { en: 'Quantity of every line', ru: 'Количество в каждой строке' },
    met: ({ lines }) => lines.length > 0 && lines.every(({ quantity }) => quantity !== undefined),
    example: wholeLines,
  },
  prices: {
    field: 'lines',
    title: { en: 'Price of every line', ru: 'Цена в каждой строке' },
    met: ({ lines }) => lines.length > 0 && lines.every((line) => line.price !== undefined),
    example: wholeLines,
  },
  quote: {
    field: 'quote',
    title: { en: 'Quote sent: number, amount, date', ru: 'КП отправлено: номер, сумма, дата' },
    met: ({ quote }) => quote !== undefined,
    example: (deal, context) => ({ number: 'Q-1042', amount: quotedOf(deal, context), sentOn: context.today }),
  },
  decisionMaker: {
    field: 'committee',
    title: { en: 'A decision maker in the committee', ru: 'Лицо, принимающее решение' },
    allowed: committeeRoles,
    met: ({ committee }) => committee.some(({ role }) => role === 'decision-maker'),
    example: ({ personId }) => [{ personId, role: 'decision-maker' }],
  },
  order: {
    field: 'order',
    title: { en: 'Order number', ru: 'Номер заказа' },
    met: (deal) => deal.order !== undefined,
    example: ({ id }, { today }) => ({ number: `IE-${today.slice(0, 4)}-${id.slice(-4).toUpperCase()}`, on: today }), // one that no other deal has
  },
  contractNumber: {
    field: 'contractNumber',
    title: { en: 'Contract or invoice number', ru: 'Номер договора или счёта' },
    met: (deal) => deal.contractNumber !== undefined,
    example: () => 'C-118/26',
  },
  agreement: {
    field: 'agreement',
    title: { en: 'Agreed amount and specification', ru: 'Согласованные сумма и спецификация' },
    met: (deal) => deal.agreement !== undefined,
    example: (deal, context) => ({
      amount: agreedOf(deal, context),
      specification: 'Specification 1 to contract C-118/26',
    }),
  },
  promisedShipOn: {
    field: 'promisedShipOn',
    title: { en: 'Promised ship date', ru: 'Обещанная дата отгрузки' },
    met: (deal) => deal.promisedShipOn !== undefined,
    example: (_deal, { today }) => `${String(Number(today.slice(0, 4)) + 1)}-02-02`,
  },
  paymentTerms: {
    field: 'paymentTerms',
    title: { en: 'Payment terms', ru: 'Условия оплаты' },
    met: ({ paymentTerms }) => paymentTerms.length > 0,
    example: () => [
      { id: 'prepayment', share: { percent: 50 }, due: { event: 'before-production' } },
      { id: 'rest', share: { percent: 50 }, due: { event: 'before-shipment' } },
    ],
  },
  startCondition: {
    field: 'payment',
    title: {
      en: 'First prepayment paid, or deferral approved by the head',
      ru: 'Предоплата получена или отсрочка одобрена',
    },
    met: (deal) => hasNoPrepayment(deal) || startConditionMet(deal),
    example: (deal, context) => ({
      document: 'PP-551',
      amount: agreedOf(deal, context),
      on: context.today,
    }),
  },
  deferral: {
    field: 'deferral',
    title: {
      en: 'Deferral approved by the head: nothing is due before production',
      ru: 'Отсрочка одобрена руководителем: предоплаты в условиях нет',
    },
    met: (deal) => !hasNoPrepayment(deal) || startConditionMet(deal),
    example: () => true,
  },
  productionOrder: {
    field: 'productionOrderNumber',
    title: { en: 'Production order number', ru: 'Номер заказа на производство' },
    met: (deal) => deal.productionOrder !== undefined,
    example: () => 'PO-3301',
  },
  lastShipment: {
    field: 'shipment',
    title: { en: 'Last shipment: date and document number', ru: 'Последняя отгрузка: дата и номер документа' },
    met: ({ shipments }) => shipments.some(({ last }) => last),
    example: (_deal, { today }) => ({ document: 'UPD-870', on: today, last: true }),
  },
} as const satisfies Record<string, Requirement>;
export type RequirementName = keyof typeof requirements;

/** What of a gate is not met, each with what to send. */
export const missingFor = (deal: Deal, gate: readonly RequirementName[], context: Context): Missing[] =>
  gate.flatMap((name) => {
    const { met, example, ...requirement }: Requirement = requirements[name];
    return met(deal) ? [] : [{ ...requirement, example: example(deal, context) }];
  });
