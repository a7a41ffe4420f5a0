/** What an edit of an account looks at beside it, read from the store. */
import { parseTaxId, taxIdKey } from '../contacts/tax-id.ts';
import { areOne, findSurvivor } from '../merges/aliases.ts';
import type { Records } from '../records/records.ts';
import type { Account } from './account.ts';
import type { AccountChanges, AccountRecords } from './edit-account.ts';
import { referralId } from './referral.ts';

type Reading = Pick<Records, 'get' | 'holderOf'>;

export async function accountRecords(
  { id }: Account,
  { taxId, referredBy, mainPersonId }: AccountChanges,
  records: Reading,
): Promise<AccountRecords> {
  const [holder, referrer, referral, main] = await Promise.all([
    taxId == null ? undefined : holderOf(taxId, records),
    referredBy == null ? undefined : referrerOf(referredBy, records),
    records.get('referral', referralId(id)),
    mainPersonId === undefined ? undefined : records.get('person', mainPersonId),
  ]);
  return { holder, referrer, referral, main, isMainOfIt: await areOne('account', [main?.accountId, id], records) };
}

async function holderOf(typed: string, records: Reading) {
  const parsed = parseTaxId(typed);
  return parsed.ok ? records.holderOf(`tax/${taxIdKey(parsed.taxId)}`) : undefined;
}

/** The account that recommended us, named by its id or by that of one of its persons. */
export async function referrerOf(id: string, records: Reading): Promise<Account | undefined> {
  const account = await findSurvivor('account', id, records);
  if (account) return account;
  const person = await findSurvivor('person', id, records);
  return person?.accountId === undefined ? undefined : findSurvivor('account', person.accountId, records);
}
