/** Deals as they stand at each stage, with nothing known of them or with all. */
import type { Deal, DealStage } from '../../../shared/domain/deals/deal.ts';
import type { DealMoveRecords } from '../../../shared/domain/deals/move.ts';
import type { DealStageName } from '../../../shared/domain/deals/pipeline.ts';
import type { Purchase } from '../../../shared/domain/purchases/purchase.ts';
import { anna } from './actors.ts';
import { daysAfter, idOf, monday } from './contexts.ts';

export const dealId = idOf(0x401);
export const accountId = idOf(0x301);
export const personId = idOf(0x201);
export const rubles = (netMinor: number) => ({ netMinor, currency: 'RUB', vatPercent: 22 });

const nothing = rubles(0);
const left = { at: monday, by: { kind: 'staff', id: anna.id }, from: 'agree-price' } as const;

const stages: { readonly [N in DealStageName]: Extract<DealStage, { name: N }> } = {
  'new-deal': { name: 'new-deal' },
  'discuss-terms': { name: 'discuss-terms' },
  'send-quote': { name: 'send-quote' },
  'agree-price': { name: 'agree-price' },
  'payment-received': { name: 'payment-received' },
  'production-ordered': { name: 'production-ordered' },
  shipped: { name: 'shipped' },
  parked: { name: 'parked', ...left, reason: 'account', basket: 'account' },
  lost: { name: 'lost', ...left, reason: 'price' },
  cancelled: { name: 'cancelled', ...left, from: 'payment-received', reason: 'late', refund: nothing, cost: nothing },
  merged: { name: 'merged', ...left, reason: 'duplicate', into: idOf(0x402) },
};

const paidStages: readonly DealStageName[] = ['payment-received', 'production-ordered', 'shipped', 'cancelled'];
const endedStages: readonly DealStageName[] = ['parked', 'lost', 'cancelled', 'merged'];

/** A deal of Anna's of which nothing is known yet; from payment on it is won. */
export function dealAt(name: DealStageName, fields: Partial<Deal> = {}): Deal {
  return {
    kind: 'deal',
    id: dealId,
    version: 5,
    leg: 4,
    generation: 2,
    generationAt: monday,
    visit: { n: 3, enteredAt: monday },
    alarms: endedStages.includes(name)
      ? []
      : [
          { name: 'overdue', at: daysAfter(monday, 1) },
          { name: 'escalation', at: daysAfter(monday, 2) },
        ],
    process: 'project',
    stage: stages[name],
    passed: [],
    owner: anna.id,
    origin: 'manual',
    accountId,
    personId,
    linkedTo: [],
    lines: [],
    committee: [],
    paymentTerms: [],
    payments: [],
    shipments: [],
    ...(paidStages.includes(name) && {
      won: { at: monday, purchaseId: idOf(0x801), dealKind: 'first' },
    }),
    ...fields,
  };
}

export const halfBefore: Deal['paymentTerms'] = [
  { id: 'prepayment', share: { percent: 50 }, due: { event: 'before-production' } },
  { id: 'rest', share: { percent: 50 }, due: { event: 'before-shipment' } },
];

/** Everything any gate asks for, apart. */
export const known = {
  need: 'Replace 12 drives on a packing line',
  lines: [{ product: 'drive-7', title: 'Frequency converter 7.5 kW', quantity: 12, price: rubles(4_500_000) }],
  deliveryTerms: 'FCA plant',
  rivals: [],
  quote: { id: idOf(0x901), version: 1, number: 'Q-7', amount: rubles(54_000_000), sentOn: '2026-03-02' },
  committee: [{ personId, role: 'decision-maker' }],
  order: { number: 'IE-2026-0007', on: '2026-03-02' },
  contractNumber: 'C-7/26',
  agreement: { amount: rubles(50_000_000), specification: 'Specification 1', on: '2026-03-02' },
  promisedShipOn: '2026-05-15',
  shipOn: '2026-05-15',
  paymentTerms: halfBefore,
  payments: [{ document: 'PP-1', amount: rubles(25_000_000), on: '2026-03-02', confirmed: true }],
  productionOrder: { number: 'PO-7', confirmed: true },
  shipments: [{ document: 'UPD-7', on: '2026-05-14', last: true, confirmed: true }],
} as const satisfies Partial<Deal>;

/** Everything, as a deal holds it. */
export const allKnown: Partial<Deal> = { ...known };

/** Ready for payment, and no further. */
export const { productionOrder: _later, shipments: _latest, ...knownToPay } = allKnown;

/** No purchase yet, of this order or of another. */
export const dealRecords = (records: Partial<DealMoveRecords> = {}): DealMoveRecords => ({
  purchase: undefined,
  earlier: [],
  winBack: false,
  competitors: ['siemens'],
  ...records,
});

export const purchaseWith = (fields: Partial<Purchase> = {}): Purchase => ({
  kind: 'purchase',
  id: idOf(0x801),
  version: 1,
  accountId,
  orderNumber: 'IE-2026-0007',
  amount: rubles(49_000_000),
  on: '2026-03-02',
  source: 'erp',
  ...fields,
});
