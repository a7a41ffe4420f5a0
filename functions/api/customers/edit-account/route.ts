import { editAccount as edit } from '../../../../shared/domain/accounts/edit-account.ts';
import { accountRecords } from '../../../../shared/domain/accounts/records.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changed } from '../committed.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Says what is known of an account. */
export async function editAccount({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { account } = await changed(
    'account',
    { id, expectedVersion },
    Object.keys(changes),
    async (before) => {
      const decision = edit(before, changes, await accountRecords(before, changes, services.records), context);
      return decision.ok ? { ...decision, items: [] } : decision;
    },
    services,
    context,
  );
  return accountView(by, account);
}

export const editAccountRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editAccount,
});
