import { openClaims } from '../../../../shared/domain/claims/claim.ts';
import { findSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { may } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { claimView } from '../claims.ts';
import { Env } from '../environment.ts';
import { idsOf, inOrder, type Paged } from '../of-customer.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Claims a page at a time: of a deal, of an account, or what waits for an answer. */
export async function listClaims({ account, deal, ...paged }: Input, { records }: Services, { by }: Call) {
  if (deal === undefined && account === undefined) return openOnes(paged, records, by);
  const of = deal === undefined ? { account: String(account) } : { deal };
  const { items: ids, next } = await idsOf('claim', of, paged, records, by);
  return { items: inOrder(ids, await records.getMany('claim', ids)).map(claimView), ...present({ next }) };
}

/** Those of customers whoever asks may see. */
async function openOnes({ limit, cursor }: Paged, records: Records, by: Actor) {
  const page = await records.list({ index: 'board', of: openClaims }, { limit, ...present({ cursor }) });
  const ids = page.items.map(({ id }) => id);
  const claims = inOrder(ids, await records.getMany('claim', ids));
  const accounts = [...new Set(claims.map(({ accountId }) => accountId))];
  const customers = await Promise.all(accounts.map((id) => findSurvivor('account', id, records)));
  const seen = claims.filter(({ accountId }) => may(by, 'read-claim', customers[accounts.indexOf(accountId)]?.owner));
  return { items: seen.map(claimView), ...present({ next: page.next }) };
}

export const listClaimsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listClaims,
});
