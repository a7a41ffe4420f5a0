import { assignAccount as assign } from '../../../../shared/domain/accounts/assign-account.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Gives an account to a manager. */
export async function assignAccount({ to, ...seen }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { account } = await changeAsSeen(
    { kind: 'account', seen, fields: ['owner'], decide: (before) => assign(before, to, context) },
    services,
    context,
  );
  return accountView(by, account);
}

export const assignAccountRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: assignAccount,
});
