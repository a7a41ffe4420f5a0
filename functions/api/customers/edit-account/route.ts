import { editAccount as edit } from '../../../../shared/domain/accounts/edit-account.ts';
import { accountRecords } from '../../../../shared/domain/accounts/records.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Says what is known of an account. */
export async function editAccount({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { account } = await changeAsSeen(
    {
      kind: 'account',
      seen: { id, expectedVersion },
      fields: Object.keys(changes),
      decide: async (before) => edit(before, changes, await accountRecords(before, changes, services.records), context),
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
