/** What happened to a lead or a deal, a page at a time, with what was said in words. */
import { factsShownOf } from '../../../shared/domain/contacts/contacts-for.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { notesOf } from '../../../shared/domain/people/notes.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Services } from './services.ts';

type Reading = Pick<Services, 'journal' | 'people'>;

/** The newest facts, from a cursor on, and the notes of the record. */
export async function timelineOf(
  record: Lead | Deal,
  cursor: string | undefined,
  by: Actor,
  { journal, people }: Reading,
) {
  const [page, notes] = await Promise.all([
    journal.of(record, { newestFirst: true, ...present({ cursor }) }),
    notesOf(record, by, { people }),
  ]);
  const named = new Set(page.items.flatMap(({ note, part }) => [note, part?.id]));
  return {
    ...page,
    items: factsShownOf(by, record, page.items),
    notes: notes.filter(({ id }) => named.has(id)),
  };
}
