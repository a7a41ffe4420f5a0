import { belongings } from '../../../../shared/domain/accounts/belongings.ts';
import { ownerOfContract } from '../../../../shared/domain/contracts/add-contract.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { contractView } from '../contracts.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One contract or invoice. */
export async function showContract({ id }: Input, { records }: Services, { by }: Call) {
  const contract = await found(records, 'contract', id);
  const { account, deal } = await belongings(contract, records);
  assertMay(by, 'read-contract', ownerOfContract(account, deal));
  return contractView(contract);
}

export const showContractRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showContract,
});
