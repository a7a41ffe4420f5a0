import type { DealChanges } from '../../../shared/domain/deals/changes.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

/** That the dealer and the end customer somebody names are accounts. @throws Problem 422 */
export async function assertAccountsNamed(changes: DealChanges, records: Pick<Records, 'getMany'>): Promise<void> {
  const { dealerId, endCustomerId } = changes;
  const named = Object.entries({ dealerId, endCustomerId }).flatMap(([field, id]) => (id ? [{ field, id }] : []));
  if (named.length === 0) return;
  const accounts = await records.getMany(
    'account',
    named.map(({ id }) => id),
  );
  const unknown = named.find(({ id }) => !accounts.some((account) => account.id === id));
  if (unknown)
    throw new Problem({
      status: 422,
      code: 'account-unknown',
      detail: `${unknown.field}: there is no account ${unknown.id}`,
    });
}
