import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { type NewAccount, openByHand } from '../../../../shared/domain/accounts/open-by-hand.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { committed } from '../committed.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Opens an account by hand; it belongs to the manager who opens it. */
export async function openAccount(asked: NewAccount, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { account } = await committed(() => openByHand(asked, services, context), services, context);
  return opened(by, account);
}

const opened = (by: Actor, account: Account) => new Reply(accountView(by, account), { status: 201 });

export const openAccountRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openAccount,
  again: async ({ id }, { records }, { by }) => opened(by, await found(records, 'account', id('account'))),
});
