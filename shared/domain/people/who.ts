/** Persons as somebody may see them. */
import { personsShown } from '../contacts/views.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import type { Actor } from './actor.ts';
import type { WhosePerson } from './edit-person.ts';
import type { People } from './people.ts';
import type { Person } from './person.ts';

export type ShownPerson = {
  readonly id: string;
  readonly version: number;
  readonly accountId?: string;
  readonly role?: NonNullable<Person['role']>;
  readonly language?: NonNullable<Person['language']>;
  readonly timeZone?: string;
  readonly isMain: boolean;
  readonly mergedInto?: string;
  readonly erasedAt?: string;
  readonly masked: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
};

/** Persons with their contacts, for those who may read them; that they did is kept. */
export async function shownPersons(
  persons: readonly Person[],
  whose: WhosePerson,
  viewer: Actor,
  people: Pick<People, 'get' | 'put'>,
  context: Pick<Context, 'at' | 'policy'>,
): Promise<readonly ShownPerson[]> {
  const contacts = await personsShown(viewer, persons, whose, people, context);
  return persons.map(({ id, version, accountId, role, language, timeZone, mergedInto, erasedAt }) => ({
    id,
    version,
    isMain: whose.account?.mainPersonId === id,
    masked: contacts === undefined,
    ...present({ accountId, role, language, timeZone, mergedInto, erasedAt }),
    ...present(contacts?.get(id) ?? {}),
  }));
}
