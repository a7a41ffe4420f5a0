/** Forgets a person for good: who they were, where they were reached, and what they wrote. What happened with them stays, and names nobody. */
import type { Deal } from '../deals/deal.ts';
import { contactKeysOf } from '../leads/enter-by-hand.ts';
import type { Lead } from '../leads/lead.ts';
import { familyOf } from '../merges/aliases.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { present } from '../present.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { found } from '../records/found.ts';
import { change, type Decision, release, together } from '../records/plan.ts';
import { forbid } from '../records/refusal.ts';
import { unsuppressed } from '../refresh/record-outcome.ts';
import { suppress } from '../refresh/suppress.ts';
import type { Secrets } from '../secrets.ts';
import type { Actor } from './actor.ts';
import { cardsOf } from './cards-of.ts';
import { type People, personalKinds, type PersonalRef } from './people.ts';
import type { Person } from './person.ts';
import { may } from './rights.ts';

export type Erasing = Pipelines & {
  readonly people: Pick<People, 'list' | 'remove'>;
  readonly secrets: Pick<Secrets, 'hash'>;
};

/**
 * Erases a person, and all that were merged into them. Their addresses are suppressed first, their personal data goes next, and
 * the record says so last: cut off in between, the same again ends it.
 *
 * @throws Problem 403 when somebody else than an operator asks, 404 when there is no such person
 */
export async function erasePerson(id: string, by: Actor, services: Erasing): Promise<Person> {
  const { records, people } = services;
  const context = await contextOf(by, services);
  const family = await familyOf('person', await found(records, 'person', id), records);
  const cards = await cardsOf(family, records);
  await decideAndCommit(records, context, async () => suppressing(await addressesOf(family, cards, services), context));
  for (const of of [...family, ...cards]) await people.remove(await everythingUnder(of.id, people));
  for (const { id: member } of family)
    await decideAndCommit(records, context, async () => erased(await found(records, 'person', member), context));
  return found(records, 'person', family[0]?.id ?? id);
}

/** Keyed hashes of every address they told, those suppressed already left out. */
async function addressesOf(
  family: readonly Person[],
  cards: readonly (Lead | Deal)[],
  { people, secrets, records }: Erasing,
): Promise<string[]> {
  const told = await Promise.all([
    ...family.map(({ id }) => people.list('contacts', id)),
    ...cards.map(({ id }) => people.list('submission', id)),
  ]);
  const emails = new Set(told.flat().flatMap(({ value }) => value.email ?? []));
  const hashes = await Promise.all([...emails].map((email) => contactKeysOf({ email }, secrets)));
  return unsuppressed(hashes.flat(), records);
}

function suppressing(addressHashes: readonly string[], context: Context): Decision {
  if (!may(context.by, 'erase-person')) return forbid('only an operator erases persons');
  return { ok: true, plan: together(...addressHashes.map((hash) => suppress(hash, { cause: 'erased' }, context))) };
}

async function everythingUnder(of: string, people: Pick<People, 'list'>): Promise<PersonalRef[]> {
  const lists = await Promise.all(
    personalKinds.map(async (kind) => (await people.list(kind, of)).map(({ id }) => ({ kind, of, id }))),
  );
  return lists.flat();
}

/** The record that somebody was there. A second time changes nothing. */
function erased(person: Person, { at }: Context): Decision {
  if (person.erasedAt !== undefined) return { ok: true, plan: together() };
  const { id, version, accountId, mergedInto, aliases, mail } = person;
  const after: Person = {
    ...{ kind: 'person', id, version: version + 1, openLeads: [], contactKeys: [], consents: {}, erasedAt: at },
    ...present({ accountId, mergedInto, aliases, mail }),
  };
  return {
    ok: true,
    plan: together(
      change(person, after, { type: 'PersonErased', data: {} }),
      release(...person.contactKeys.map((key) => ({ key, holder: person }))),
    ),
  };
}
