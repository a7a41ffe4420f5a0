/** Who of a basket is an audience: those with a consent to advertising who can be matched by something. */
import type { Basket } from '../leads/pipeline.ts';
import { survivorOf } from '../merges/aliases.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { allOf } from '../records/all-of.ts';
import { basketBoard } from '../records/index-keys.ts';
import type { Records } from '../records/records.ts';
import { type Digest, type Format, lineOf } from './platforms.ts';

/** The purpose of the consent without which nobody is advertised to by name. */
const advertising = 'advertising';

export type Finding = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'list'>;
  readonly people: Pick<People, 'get'>;
  readonly digest: Digest;
};

/** Contacts read at once. */
const abreast = 50;

/** The lines of everybody in the audience, each once, in one order. */
export async function audienceLines(basket: Basket, format: Format, stores: Finding): Promise<string[]> {
  const { people, digest } = stores;
  const members = await membersOf(basket, stores);
  const lines = new Set<string>();
  for (let start = 0; start < members.length; start += abreast) {
    const some = members.slice(start, start + abreast);
    const contacts = await Promise.all(some.map(({ id }) => people.get('contacts', id, id)));
    for (const one of contacts) {
      const line = one && lineOf(one, format, digest);
      if (line !== undefined) lines.add(line);
    }
  }
  return [...lines].toSorted();
}

async function membersOf(basket: Basket, { records }: Pick<Finding, 'records'>): Promise<Person[]> {
  const ids = { lead: new Set<string>(), deal: new Set<string>() };
  for await (const { kind, id } of allOf({ index: 'board', of: basketBoard(basket) }, records))
    ids[kind === 'lead' ? 'lead' : 'deal'].add(id); // nothing else is in a basket
  const [leads, deals] = await Promise.all([
    records.getMany('lead', [...ids.lead]),
    records.getMany('deal', [...ids.deal]),
  ]);
  const inside = [...leads, ...deals].filter(({ stage }) => stage.name === 'parked' && stage.basket === basket); // lists lag behind
  const persons = await records.getMany('person', [...new Set(inside.map(({ personId }) => personId))]);
  const survivors = await Promise.all(persons.map((person) => survivorOf('person', person, records)));
  const each = new Map(survivors.map((person) => [person.id, person]));
  return [...each.values()].filter(({ consents }) => consents[advertising] !== undefined);
}
