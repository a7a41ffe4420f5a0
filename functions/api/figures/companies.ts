import { placesOf } from '../../../shared/domain/records/index-keys.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

/** What lists call accounts. */
export async function companiesOfAccounts(
  ids: readonly string[],
  records: Pick<Records, 'getMany'>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const accounts = await records.getMany('account', ids);
  return new Map(accounts.map((account) => [account.id, placesOf(account).card.company]));
}
