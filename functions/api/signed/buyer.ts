import { parseTaxId, taxIdKey } from '../../../shared/domain/contacts/tax-id.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import { type Buyer, openBuyer } from '../../../shared/domain/purchases/erp.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import { together } from '../../../shared/domain/records/plan.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

/**
 * The account of a tax id, opened when nobody knows it.
 *
 * @throws Problem 422 when the tax id is missing or wrong
 */
export async function buyerOf(
  { taxId, company }: { taxId?: string | undefined; company?: string | undefined },
  records: Pick<Records, 'get' | 'holderOf'>,
  context: Context,
): Promise<Buyer> {
  const parsed = parseTaxId(taxId ?? '');
  if (!parsed.ok)
    throw new Problem({
      status: 422,
      code: 'tax-id-wrong',
      detail: `the tax id ${taxId ?? '(none)'} is no INN: ${parsed.problem}`,
    });
  const key = taxIdKey(parsed.taxId);
  const holder = (await records.holderOf(`tax/${key}`)) ?? (await records.holderOf(`tax/${parsed.taxId.inn}`));
  const account = holder && (await records.get('account', holder.id));
  return account ? { account, opening: together() } : openBuyer(key, company, context);
}
