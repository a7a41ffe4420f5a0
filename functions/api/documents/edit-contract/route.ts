import { belongings } from '../../../../shared/domain/accounts/belongings.ts';
import { contractKey } from '../../../../shared/domain/contracts/contract.ts';
import { editContract as decideEdit } from '../../../../shared/domain/contracts/edit-contract.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../../shared/domain/records/expected-version.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { contractAt, contractView } from '../contracts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Edits a contract or an invoice. */
export async function editContract({ id, expectedVersion, ...said }: Input, services: Services, { by }: Call) {
  const { records, journal } = services;
  const context = await contextOf(by, services);
  const changes = present(said);
  const { contract } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'contract', id);
    await assertStillSo(journal, before, expectedVersion, Object.keys(changes));
    const { seller, type, number, on, accountId, dealId } = { ...before, ...changes };
    const [named, holder] = await Promise.all([
      belongings({ accountId, dealId }, records),
      contractAt(contractKey({ seller, type, number, on }), records),
    ]);
    return decideEdit(before, changes, { ...named, holder }, context);
  });
  return contractView(contract);
}

export const editContractRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editContract,
});
