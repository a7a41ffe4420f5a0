import { present } from '../present.ts';
import type { Records } from '../records/records.ts';
import type { Known, Request } from './receive.ts';

/** What is known of the sender of a request: whose keys they are, that person's recent leads, and the account. */
export async function knownSender(
  { contactKeys, mailDomainKey, verdict }: Pick<Request, 'contactKeys' | 'mailDomainKey' | 'verdict'>,
  records: Pick<Records, 'get' | 'getMany' | 'holderOf'>,
): Promise<Known> {
  if (verdict.name !== 'new') return { heldKeys: [], persons: [], leads: [], account: undefined };
  const holders = await Promise.all(contactKeys.map(async (key) => ({ key, holder: await records.holderOf(key) })));
  const heldKeys = holders.filter(({ holder }) => holder !== undefined).map(({ key }) => key);
  const ids = [...new Set(holders.flatMap(({ holder }) => (holder ? [holder.id] : [])))];
  const found = await records.getMany('person', ids);
  const persons = ids.flatMap((id) => found.find((person) => person.id === id) ?? []);
  const [person] = persons;
  const leads = person
    ? await records.getMany(
        'lead',
        person.openLeads.map(({ id }) => id),
      )
    : [];
  const account = person?.accountId === undefined ? undefined : await records.get('account', person.accountId);
  const suggestedAccountId = account ? undefined : await holderOfDomain(mailDomainKey, records);
  return { heldKeys, persons, leads, account, ...present({ suggestedAccountId }) };
}

/** The account that holds a mail domain: the first one opened for somebody who writes from there. */
export const holderOfDomain = async (
  mailDomainKey: string | undefined,
  records: Pick<Records, 'holderOf'>,
): Promise<string | undefined> =>
  mailDomainKey === undefined ? undefined : (await records.holderOf(domainKey(mailDomainKey)))?.id;

export const domainKey = (mailDomainKey: string): string => `domain/${mailDomainKey}`;
