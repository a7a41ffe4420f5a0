import { duplicateId } from '../duplicates/duplicate.ts';
import { findSurvivor, survivorOf } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Records } from '../records/records.ts';
import type { Known, Request } from './receive.ts';

/** What is known of the sender of a request: whose keys they are, that person's recent leads, and the account. */
export async function knownSender(
  { contactKeys, mailDomainKey, verdict }: Pick<Request, 'contactKeys' | 'mailDomainKey' | 'verdict'>,
  records: Pick<Records, 'get' | 'getMany' | 'holderOf'>,
): Promise<Known> {
  if (verdict.name !== 'new') return { heldKeys: [], persons: [], leads: [], account: undefined };
  const [ofDomain, ...holders] = await Promise.all([
    holderOfDomain(mailDomainKey, records),
    ...contactKeys.map(async (key) => records.holderOf(key)),
  ]);
  const heldKeys = contactKeys.filter((_, n) => holders[n] !== undefined);
  const ids = holders.filter((holder) => holder !== undefined).map(({ id }) => id);
  const persons = await personsOf(ids, records);
  const [person] = persons;
  const leads = person
    ? await records.getMany(
        'lead',
        person.openLeads.map(({ id }) => id),
      )
    : [];
  const account =
    person?.accountId === undefined ? undefined : await findSurvivor('account', person.accountId, records);
  const suggestedAccountId = account ? undefined : ofDomain;
  const isSuspected = (await areSuspected(persons, records)) || undefined;
  return { heldKeys, persons, leads, account, ...present({ suggestedAccountId, isSuspected }) };
}

const areSuspected = async ([one, other]: readonly Person[], records: Pick<Records, 'get'>): Promise<boolean> =>
  one !== undefined &&
  other !== undefined &&
  (await records.get('duplicate', duplicateId('person', [one.id, other.id]))) !== undefined;

/** Those the keys lead to, in the order of the keys: a person once, whichever of its aliases holds them. */
async function personsOf(ids: readonly string[], records: Pick<Records, 'get' | 'getMany'>): Promise<Person[]> {
  const found = await records.getMany('person', ids);
  const inOrder = found.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  const survivors = await Promise.all(inOrder.map((person) => survivorOf('person', person, records)));
  return [...new Map(survivors.map((person) => [person.id, person])).values()];
}

/** The account that holds a mail domain: the first one opened for somebody who writes from there. */
export const holderOfDomain = async (
  mailDomainKey: string | undefined,
  records: Pick<Records, 'holderOf'>,
): Promise<string | undefined> =>
  mailDomainKey === undefined ? undefined : (await records.holderOf(domainKey(mailDomainKey)))?.id;

export const domainKey = (mailDomainKey: string): string => `domain/${mailDomainKey}`;
