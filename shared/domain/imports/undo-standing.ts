/** How a lead or a deal is taken back that came with a file: with what robots made of it, and what goes with it. */
import type { Deal } from '../deals/deal.ts';
import { orderHeld } from '../deals/order.ts';
import type { Lead } from '../leads/lead.ts';
import type { Purchase } from '../purchases/purchase.ts';
import { allOf } from '../records/all-of.ts';
import { change, release, remove, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { isOf, kept, nothing, removing, type RowContext, type RowStores, type Undoing } from './row-kind.ts';
import { isWorkedWith } from './worked-with.ts';

/** Nothing of it is left when nobody but robots has had to do with it, and nothing else came for it. */
export async function undoStanding(
  record: Lead | Deal | undefined,
  key: string,
  stores: RowStores,
  context: RowContext,
): Promise<Undoing> {
  if (!record || !isOf(record, context)) return nothing;
  const tasks = await robotsTasks(record, stores);
  if (!tasks || (await isWorkedWith(record, stores.journal))) return kept;
  const beside = record.kind === 'deal' ? await purchaseBack(record, stores) : await personBack(record, stores);
  if (!beside) return kept;
  const { importId } = context;
  return removing(
    remove(record, { type: 'RecordRemoved', data: { importId } }),
    // Stryker disable next-line ConditionalExpression: a lead has no order to let go of
    release({ key, holder: record }, ...(record.kind === 'deal' ? orderHeld(record, context) : [])),
    ...tasks.map((task) => remove(task, { type: 'RecordRemoved', data: { importId, of: record.id } })),
    beside,
  );
}

/** The tasks robots gave about it; nothing when something else stands under it. */
async function robotsTasks({ id }: Lead | Deal, { records }: RowStores) {
  const ids: string[] = [];
  for await (const entry of allOf({ index: 'parent', of: id }, records)) {
    if (entry.kind !== 'task') return undefined;
    ids.push(entry.id);
  }
  const tasks = await records.getMany('task', ids);
  return tasks.every(({ importId }) => importId === undefined) ? tasks : undefined;
}

/** The purchase of a won deal: undone when the deal made it, else as it was before; nothing when it has gone on since. */
async function purchaseBack({ id, won }: Deal, { records }: RowStores): Promise<Plan | undefined> {
  const purchase = won && (await records.get('purchase', won.purchaseId));
  if (purchase?.dealId !== id) return together();
  const { source, returns } = purchase;
  if (source === 'import') return unlinked(purchase, id);
  if (source === 'erp' || returns !== undefined) return undefined;
  const undone: Purchase = { ...purchase, version: purchase.version + 1, reversed: 'undone' };
  return change(purchase, undone, { type: 'PurchaseReversed', data: { why: 'undone' } });
}

function unlinked({ dealId: _none, pyramidStep: _step, ...purchase }: Purchase, dealId: string): Plan {
  const after: Purchase = { ...purchase, version: purchase.version + 1 };
  return change(purchase, after, { type: 'PurchaseUnlinked', data: { dealId } });
}

/** The person no longer remembers the lead. */
async function personBack({ id, personId }: Lead, { records }: RowStores): Promise<Plan> {
  const person = await records.get('person', personId);
  if (!person?.openLeads.some((lead) => lead.id === id)) return together();
  const openLeads = person.openLeads.filter((lead) => lead.id !== id);
  return change(person, { ...person, version: person.version + 1, openLeads });
}
