import { assignAccount as assign } from '../../../../shared/domain/accounts/assign-account.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changed } from '../committed.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Gives an account to a manager. */
export async function assignAccount({ to, ...seen }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { account } = await changed(
    'account',
    seen,
    ['owner'],
    (before) => {
      const decision = assign(before, to, context);
      return Promise.resolve(decision.ok ? { ...decision, items: [] } : decision);
    },
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
