import type { DealChanges } from '../../../shared/domain/deals/changes.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

/** That the dealer and the end customer somebody names are accounts. @throws Problem 422 */
export async function assertAccountsNamed(
  { dealerId, endCustomerId }: DealChanges,
  records: Pick<Records, 'get'>,
): Promise<void> {
  for (const id of [dealerId, endCustomerId])
    if (id && !(await records.get('account', id)))
      throw new Problem({ status: 422, code: 'account-unknown', detail: `there is no account ${id}` });
}
