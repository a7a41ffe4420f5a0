/** All that is kept about a person, as it is given to them when they ask. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { familyOf } from '../merges/aliases.ts';
import { allOf } from '../records/all-of.ts';
import { found } from '../records/found.ts';
import type { Records } from '../records/records.ts';
import { mailOf, topics } from '../refresh/person-mail.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Actor } from './actor.ts';
import { cardsOf } from './cards-of.ts';
import { Contacts, Evidence, Note, type People, Seen, Submission } from './people.ts';
import type { Person } from './person.ts';
import { assertMay } from './rights.ts';

export const ExportedPerson = lazily(() =>
  z.object({
    id: z.uuid(),
    /** The person, and entries of theirs that were merged into it. */
    entries: z.array(
      z.object({
        id: z.uuid(),
        erasedAt: z.string().optional(),
        contacts: Contacts.optional(),
        consents: z.array(Evidence),
        unsubscribed: z.array(z.enum(topics)),
        seen: z.array(Seen),
      }),
    ),
    /** Leads and deals, with what was sent in and written about them. */
    requests: z.array(
      z.object({
        kind: z.enum(['lead', 'deal']),
        id: z.uuid(),
        stage: z.string(),
        company: z.string().optional(),
        submissions: z.array(Submission),
        notes: z.array(Note),
      }),
    ),
    letters: z.array(z.object({ id: z.uuid(), letter: z.string(), markedAt: z.string(), state: z.string() })),
  }),
);
export type ExportedPerson = z.infer<ReturnType<typeof ExportedPerson>>;

type Exporting = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'list'>;
  readonly people: Pick<People, 'get' | 'list'>;
};

/** @throws Problem 403 when somebody else than an operator asks, 404 when there is no such person */
export async function exportPerson(id: string, by: Actor, services: Exporting): Promise<ExportedPerson> {
  assertMay(by, 'export-person', undefined);
  const { records } = services;
  const family = await familyOf('person', await found(records, 'person', id), records);
  const cards = await cardsOf(family, records);
  const [entries, requests, letters] = await Promise.all([
    Promise.all(family.map((person) => entryOf(person, services))),
    Promise.all(cards.map((card) => requestOf(card, services))),
    Promise.all(family.map((person) => lettersTo(person, records))),
  ]);
  return { id: family[0]?.id ?? id, entries, requests, letters: letters.flat() };
}

async function entryOf(person: Person, { people }: Exporting): Promise<ExportedPerson['entries'][number]> {
  const { id, erasedAt } = person;
  const [contacts, consents, seen] = await Promise.all([
    people.get('contacts', id, id),
    people.list('evidence', id),
    people.list('seen', id),
  ]);
  return {
    id,
    ...(erasedAt !== undefined && { erasedAt }),
    ...(contacts && { contacts }),
    consents: consents.map(({ value }) => value),
    unsubscribed: mailOf(person).unsubscribed,
    seen: seen.map(({ value }) => value),
  };
}

async function requestOf(
  { kind, id, stage, company }: Lead | Deal,
  { people }: Exporting,
): Promise<ExportedPerson['requests'][number]> {
  const [submissions, notes] = await Promise.all([people.list('submission', id), people.list('note', id)]);
  return {
    ...{ kind, id, stage: stage.name },
    ...(company !== undefined && { company }),
    submissions: submissions.map(({ value }) => value),
    notes: notes.map(({ value }) => value),
  };
}

async function lettersTo(
  { id: of }: Person,
  records: Pick<Records, 'getMany' | 'list'>,
): Promise<ExportedPerson['letters']> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'parent', of, kind: 'letter' }, records)) ids.push(id);
  const letters = await records.getMany('letter', ids);
  return letters.map(({ id, letter, markedAt, state }) => ({ id, letter, markedAt, state }));
}
