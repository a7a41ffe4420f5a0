import { listed } from '../accounts/members.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Records } from '../records/records.ts';
import type { Person } from './person.ts';

/** Their requests, and the deals whose person they are. */
export async function cardsOf(
  family: readonly Person[],
  records: Pick<Records, 'list' | 'getMany'>,
): Promise<(Lead | Deal)[]> {
  const ids = family.map((person) => person.id);
  const accounts = new Set(family.flatMap(({ accountId }) => accountId ?? []));
  const parents = [...ids, ...accounts];
  const [leads, deals] = await Promise.all([listed('lead', parents, records), listed('deal', parents, records)]);
  const cards = await Promise.all([
    records.getMany(
      'lead',
      leads.map((entry) => entry.id),
    ),
    records.getMany(
      'deal',
      deals.map((entry) => entry.id),
    ),
  ]);
  return cards.flat().filter(({ personId }) => ids.includes(personId));
}
