/** What people do with deals, as acts for a plant. */
import { addCompetitor, NewCompetitor } from '../../../shared/domain/competitors/change-competitor.ts';
import type { DealChanges } from '../../../shared/domain/deals/changes.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import { type DealMove, moveDeal } from '../../../shared/domain/deals/move.ts';
import { openDeal } from '../../../shared/domain/deals/open.ts';
import type { ProcessName } from '../../../shared/domain/deals/pipeline.ts';
import { dealEnrolled, dealLost, dealMoveRecords } from '../../../shared/domain/deals/records.ts';
import { editDeal, waitDeal } from '../../../shared/domain/deals/work.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { knowing } from '../../../shared/domain/products/named.ts';
import type { WaitRequest } from '../../../shared/domain/pipeline/waiting.ts';
import { together } from '../../../shared/domain/records/plan.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import type { Act } from './plant.ts';

const found = async (records: Records, id: string): Promise<Deal> => {
  const deal = await records.get('deal', id);
  if (!deal) throw new Error(`there is no deal ${id}`);
  return deal;
};

const account = {
  kind: 'account',
  id: '00000000-0000-7000-8000-0000000000a1',
  version: 1,
  company: 'Stroymontazh',
  mainPersonId: '00000000-0000-7000-8000-0000000000b1',
} as const;

/** Opens a deal by hand, for an account that asks for nothing yet. */
export const opensDeal = (by: Actor & { id: string }, dealId: string, process: ProcessName): Act => ({
  by,
  decide: (_records, context) => {
    const newId = (): string => dealId;
    const { plan } = openDeal({ origin: 'manual', process, account, owner: by.id }, { ...context, newId });
    return Promise.resolve({ ok: true, plan: together(plan) });
  },
});

export const movesDeal = (by: Actor, dealId: string, move: DealMove): Act => ({
  by,
  decide: async (records, context) => {
    const deal = await found(records, dealId);
    const beside = {
      ...(await dealMoveRecords(deal, move.changes, records, context)),
      ...(await dealEnrolled(deal, move, records)),
      ...(await dealLost(move, records)),
    };
    const lines = [...deal.lines, ...(move.changes?.lines ?? [])];
    return moveDeal(deal, move, beside, await knowing(lines, records, context));
  },
});

export const addsCompetitor = (by: Actor, name: string): Act => ({
  by,
  decide: (_records, context) => Promise.resolve(addCompetitor(NewCompetitor().parse({ name }), {}, context)),
});

export const editsDeal = (by: Actor, dealId: string, changes: DealChanges): Act => ({
  by,
  decide: async (records, context) => {
    const deal = await found(records, dealId);
    return editDeal(deal, changes, await knowing([...deal.lines, ...(changes.lines ?? [])], records, context));
  },
});

export const waitsWithDeal = (by: Actor, dealId: string, wait: WaitRequest): Act => ({
  by,
  decide: async (records, context) => waitDeal(await found(records, dealId), wait, context),
});

const price = { netMinor: 4_500_000, currency: 'RUB', vatPercent: 22 } as const;
const total = { ...price, netMinor: 45_000_000 };

/** What each gate asks for, in the order of the process `project`. */
export const said = {
  need: { need: 'Replace 12 drives', lines: [{ title: 'Frequency converter 7.5 kW', product: 'drive-7' }] },
  terms: {
    deliveryTerms: 'FCA plant',
    lines: [{ title: 'Frequency converter 7.5 kW', product: 'drive-7', quantity: 10, price }],
  },
  quote: {
    quote: { number: 'Q-1' },
    committee: [{ personId: '00000000-0000-7000-8000-0000000000b1', role: 'decision-maker' }],
  },
  payment: {
    order: { number: 'IE-1' },
    contractNumber: 'C-1',
    agreement: { amount: total, specification: 'Specification 1' },
    promisedShipOn: '2026-03-31',
    paymentTerms: [{ id: 'all', share: { percent: 100 }, due: { event: 'before-production' } }],
    payment: { document: 'PP-1', amount: total, on: '2026-03-02' },
  },
  production: { productionOrderNumber: 'PO-1' },
  shipment: { shipment: { document: 'UPD-1', on: '2026-03-30', last: true } },
} as const satisfies Record<string, DealChanges>;
