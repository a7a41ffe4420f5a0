/** More leads than a board draws, past the API: to enter so many takes minutes. */
import { deleteItems, putItems } from '../../../shared/adapters/dynamodb/batch-write.ts';
import { recordKey } from '../../../shared/adapters/dynamodb/keys.ts';
import { recordItem } from '../../../shared/adapters/dynamodb/transaction.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { idOf } from '../domain/contexts.ts';
import { leadAt } from '../domain/leads.ts';
import { system } from './system.ts';
import { documents } from './tables.ts';

/** Leads as they stand on the board, most of them in the queue. */
const leadsFor = (count: number): Lead[] =>
  Array.from({ length: count }, (_, n) =>
    leadAt(n % 5 === 0 ? 'mql' : 'new', {
      id: idOf(0x100000 + n),
      personId: idOf(0x900000 + n),
      company: `ООО «Пример ${String.fromCharCode(0x410 + (n % 32))}${String.fromCharCode(0x410 + ((n >> 5) % 32))}»`,
      product: 'Преобразователь частоты 7,5 кВт',
    }),
  );

/**
 * Loads so many cards. They are changed tomorrow, so that the reconciler leaves them alone: to begin an execution for each
 * keeps the local cloud, and with it both cores, busy for a quarter of an hour.
 *
 * @returns what takes them away again
 */
export async function loadBoard(count: number): Promise<() => Promise<void>> {
  const tomorrowMs = Date.now() + 86_400_000;
  const [leads, table] = [leadsFor(count), system.tables.Records ?? ''];
  const items = leads.map((lead) => recordItem(lead, tomorrowMs));
  await putItems(documents, table, items);
  return () => deleteItems(documents, table, leads.map(recordKey));
}
