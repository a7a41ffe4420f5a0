/** Contracts and invoices as the API shows them. */
import * as z from 'zod';
import { Contract } from '../../../shared/domain/contracts/contract.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

export const ContractView = lazily(() => z.object(Contract().omit({ kind: true }).shape));
export type ContractView = z.infer<ReturnType<typeof ContractView>>;

export const contractView = ({ kind: _contract, ...contract }: Contract): ContractView => contract;

/** The contract that holds a key of numbers; nothing when nobody does. */
export async function contractAt(
  key: string,
  records: Pick<Records, 'get' | 'holderOf'>,
): Promise<Contract | undefined> {
  const holder = await records.holderOf(key);
  return holder && records.get('contract', holder.id);
}
