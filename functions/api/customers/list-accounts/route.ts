import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { byOf } from '../../../../shared/domain/people/by.ts';
import { may } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import type { Listing } from '../../../../shared/domain/records/records.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { entryView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Accounts a page at a time: all of them by name for who may read any, else those of one owner. */
export async function listAccounts({ owner, limit, cursor }: Input, { records }: Services, { by }: Call) {
  const { items, next } = await records.list(listingFor(by, owner), { limit, ...present({ cursor }) });
  const seen = items.filter(({ card }) => card.stage !== 'merged' && may(by, 'read-account', card.owner));
  return { items: seen.map((entry) => entryView(by, entry)), ...present({ next }) };
}

/** Nobody in particular is nobody of the staff: a manager is shown their own. */
function listingFor(by: Actor, owner: string | undefined): Listing {
  const of = owner ?? (may(by, 'read-account', anybodyElse) ? undefined : byOf(by).id);
  return of === undefined ? { index: 'board', of: 'account/all' } : { index: 'owner', of, kind: 'account' };
}
const anybodyElse = 'anybody else';

export const listAccountsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listAccounts,
});
