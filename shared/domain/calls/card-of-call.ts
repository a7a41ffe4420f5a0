/** Which card a call belongs to. */
import type { Deal } from '../deals/deal.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import { familyOf } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import { isLive } from '../pipeline/where.ts';
import { allOf } from '../records/all-of.ts';
import type { Listing, Records } from '../records/records.ts';

type Cards = { readonly live: Lead | Deal | undefined; readonly last: Lead | Deal | undefined };

/**
 * The card a person calls about, as far as one can tell: an open deal before an open lead, their own before their
 * company's, the newest; and, where nothing is open, the last there was.
 */
export async function cardsOf(
  { id: personId, accountId }: Person,
  records: Pick<Records, 'get' | 'list' | 'getMany'>,
): Promise<Cards> {
  const account = accountId === undefined ? undefined : await records.get('account', accountId);
  const company = account ? (await familyOf('account', account, records)).map(({ id }) => id) : [accountId ?? personId];
  const parents = [...new Set([personId, ...company])];
  const [deals, leads] = await Promise.all([newestOf('deal', parents, records), newestOf('lead', parents, records)]);
  const ownFirst = (cards: readonly (Lead | Deal)[]) =>
    cards.toSorted((a, b) => Number(b.personId === personId) - Number(a.personId === personId));
  const open = [...ownFirst(deals.filter(isLive)), ...ownFirst(leads.filter(isLiveLead))];
  return { live: open[0], last: [...ownFirst(deals), ...ownFirst(leads)][0] };
}

const most = 100;

/** The newest first; of those older than the newest hundred of a list, none. */
async function newestOf<K extends 'lead' | 'deal'>(
  kind: K,
  parents: readonly string[],
  records: Pick<Records, 'list' | 'getMany'>,
) {
  const lists = await Promise.all(parents.map((of) => idsOf({ index: 'parent', of, kind }, records)));
  const newest = lists.flatMap((ids) => ids.slice(-most));
  return (await records.getMany(kind, newest)).sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
}

/** The oldest first. */
async function idsOf(listing: Listing, records: Pick<Records, 'list'>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of allOf(listing, records)) ids.push(id);
  return ids;
}

/** What a list goes by: a lead is as old as its first request, a deal opened again is new. */
const timeOf = (card: Lead | Deal): string =>
  `${'firstTouch' in card ? card.firstTouch.at : card.generationAt}/${card.id}`;
