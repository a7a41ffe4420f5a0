import { belongings } from '../../../../shared/domain/accounts/belongings.ts';
import { addContract as decideAdd, type NewContract } from '../../../../shared/domain/contracts/add-contract.ts';
import { contractKey } from '../../../../shared/domain/contracts/contract.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { contractAt, contractView } from '../contracts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Adds a contract or an invoice. A second time it is the one there is. */
export async function addContract(asked: NewContract, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const key = contractKey({ seller: context.policy.company.legalEntity, ...asked });
  const { contract, plan } = await decideAndCommit(records, context, async () => {
    const [found, holder] = await Promise.all([belongings(asked, records), contractAt(key, records)]);
    const known = await knowing(found.deal?.lines ?? [], records, context);
    return decideAdd(asked, { ...found, holder }, known);
  });
  return new Reply(contractView(contract), { status: plan.changes.length > 0 ? 201 : 200 });
}

export const addContractRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: addContract,
});
