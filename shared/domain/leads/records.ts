/** What a lead's conversion needs, read from the store. */
import type { Account } from '../accounts/account.ts';
import { parseTaxId } from '../contacts/tax-id.ts';
import { findSurvivor, survivorOf } from '../merges/aliases.ts';
import { present } from '../present.ts';
import { innOf } from '../records/index-keys.ts';
import type { Records } from '../records/records.ts';
import type { ConversionRecords } from './convert.ts';
import { holderOfDomain } from './known-sender.ts';
import type { Lead } from './lead.ts';

export async function conversionRecords(
  lead: Pick<Lead, 'personId' | 'accountId' | 'taxId' | 'mailDomainKey' | 'conversionTask'>,
  records: Pick<Records, 'get' | 'getMany' | 'list' | 'holderOf'>,
): Promise<ConversionRecords> {
  const person = await records.get('person', lead.personId);
  if (!person) throw new Error(`the person ${lead.personId} of a lead does not exist`);
  const accountId = lead.accountId ?? person.accountId;
  const known = accountId === undefined ? undefined : await findSurvivor('account', accountId, records);
  const [sameTaxId, holder, task] = await Promise.all([
    accountsOfTaxId(lead.taxId, records),
    known ? undefined : holderOfDomain(lead.mailDomainKey, records),
    lead.conversionTask === undefined ? undefined : records.get('task', lead.conversionTask),
  ]);
  const freeDomainKey = known === undefined && holder === undefined ? lead.mailDomainKey : undefined;
  return { person, known, sameTaxId, ...present({ freeDomainKey, task }) };
}

/** Accounts of one INN, each with the tax id it was found by: those the list shows, and the one that holds the key, which a list may not show yet. */
async function accountsOfTaxId(
  taxId: string | undefined,
  records: Pick<Records, 'get' | 'getMany' | 'list' | 'holderOf'>,
): Promise<Account[]> {
  if (taxId === undefined) return [];
  const parsed = parseTaxId(taxId);
  if (!parsed.ok) return [];
  const { inn, kpp } = parsed.taxId;
  const [listed, holder] = await Promise.all([
    records.list({ index: 'parent', of: innOf(inn), kind: 'account' }),
    records.holderOf(`tax/${kpp === undefined ? inn : `${inn}+${kpp}`}`),
  ]);
  const found = [...listed.items, holder].filter((account) => account !== undefined);
  const held = await records.getMany('account', [...new Set(found.map(({ id }) => id))]);
  const asFound = held.map(async (account) => ({
    ...(await survivorOf('account', account, records)),
    ...present({ taxId: account.taxId }),
  }));
  return Promise.all(asFound);
}
