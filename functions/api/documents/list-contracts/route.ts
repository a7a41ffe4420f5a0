import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { contractView } from '../contracts.ts';
import { Env } from '../environment.ts';
import { idsOf, inOrder } from '../of-customer.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Contracts and invoices a page at a time. */
export async function listContracts({ account, deal, ...paged }: Input, { records }: Services, { by }: Call) {
  const of = deal === undefined ? { account: String(account) } : { deal };
  const { items: ids, next } = await idsOf('contract', of, paged, records, by);
  return { items: inOrder(ids, await records.getMany('contract', ids)).map(contractView), ...present({ next }) };
}

export const listContractsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listContracts,
});
