/** Who is in a basket, as the API shows them. */
import * as z from 'zod';
import { shownOf } from '../../../shared/domain/contacts/contacts-for.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { may } from '../../../shared/domain/people/rights.ts';
import { survivorOf } from '../../../shared/domain/merges/aliases.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

/** A lead or a deal that letters are about. */
export const SubjectView = lazily(() =>
  z.object({
    kind: z.enum(['lead', 'deal']),
    id: z.uuid(),
    version: z.int(),
    stage: z.string(),
    personId: z.uuid(),
    company: z.string().optional(),
    product: z.string().optional(),
    owner: z.string().optional(),
    segment: z.string().optional(),
  }),
);
export type SubjectView = z.infer<ReturnType<typeof SubjectView>>;

/** Without what looks like a contact, for those who may not see any. */
export function subjectView(by: Actor, record: Lead | Deal): SubjectView {
  const { kind, id, version, stage, personId, company, owner, segment } = record;
  const product = record.kind === 'lead' ? record.product : record.lines[0]?.title;
  const texts = shownOf(by, record, present({ company, product }));
  return { kind, id, version, stage: stage.name, personId, ...texts, ...present({ owner, segment }) };
}

export const mayRead = (by: Actor, { kind, owner }: Pick<Lead | Deal, 'kind' | 'owner'>): boolean =>
  may(by, `read-${kind}`, owner);

type Reading = Pick<Records, 'get' | 'getMany'>;
type Ref = { readonly kind: string; readonly id: string };

/** The leads and deals of these, by their ids. */
export async function subjectsOf(refs: readonly Ref[], records: Reading): Promise<ReadonlyMap<string, Lead | Deal>> {
  const ids = (kind: string): string[] => [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))];
  const [leads, deals] = await Promise.all([
    records.getMany('lead', ids('lead')),
    records.getMany('deal', ids('deal')),
  ]);
  return new Map([...leads, ...deals].map((record) => [record.id, record]));
}

/** Persons by the ids they are known under: each as it goes on by now. */
export async function personsOf(ids: readonly string[], records: Reading): Promise<ReadonlyMap<string, Person>> {
  const persons = await records.getMany('person', [...new Set(ids)]);
  return new Map(
    await Promise.all(persons.map(async (person) => [person.id, await survivorOf('person', person, records)] as const)),
  );
}
