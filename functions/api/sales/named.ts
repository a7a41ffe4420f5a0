import { competitorId } from '../../../shared/domain/competitors/competitor.ts';
import type { DealChanges } from '../../../shared/domain/deals/changes.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

/** That the dealer and the end customer somebody names are accounts, and rivals in the register. @throws Problem 422 */
export async function assertNamed(
  { dealerId, endCustomerId, rivals = [] }: DealChanges,
  records: Pick<Records, 'get' | 'getMany'>,
): Promise<void> {
  for (const id of [dealerId, endCustomerId])
    if (id && !(await records.get('account', id)))
      throw new Problem({ status: 422, code: 'account-unknown', detail: `there is no account ${id}` });
  const known = rivals.length === 0 ? [] : await records.getMany('competitor', [...new Set(rivals.map(competitorId))]);
  const unknown = rivals.find((rival) => !known.some(({ id }) => id === competitorId(rival)));
  if (unknown !== undefined)
    throw new Problem({
      status: 422,
      code: 'competitor-unknown',
      detail: `${unknown} is not in the register of competitors; add it there first, POST /competitors`,
    });
}
