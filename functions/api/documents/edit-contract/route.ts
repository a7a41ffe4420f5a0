import { belongings } from '../../../../shared/domain/accounts/belongings.ts';
import { type Contract, contractKey } from '../../../../shared/domain/contracts/contract.ts';
import { editContract as decideEdit } from '../../../../shared/domain/contracts/edit-contract.ts';
import { present } from '../../../../shared/domain/present.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { contractAt, contractView } from '../contracts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Edits a contract or an invoice. */
export async function editContract({ id, expectedVersion, ...said }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const changes = present(said);
  const decide = async (before: Contract) => {
    const { seller, type, number, on, accountId, dealId } = { ...before, ...changes };
    const [named, holder] = await Promise.all([
      belongings({ accountId, dealId }, records),
      contractAt(contractKey({ seller, type, number, on }), records),
    ]);
    const known = await knowing(named.deal?.lines ?? [], records, context);
    return decideEdit(before, changes, { ...named, holder }, known);
  };
  const { contract } = await changeAsSeen(
    { kind: 'contract', seen: { id, expectedVersion }, fields: Object.keys(changes), decide },
    services,
    context,
  );
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
