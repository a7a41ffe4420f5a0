import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { settleProject } from '../../../../shared/domain/registrations/register.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { accountNamed, registrationView } from '../registrations.ts';
import { buildServices, type Services } from '../services.ts';
import { type Input as Asked, Input, Output, route } from './contract.ts';

/** Says whose a project is. */
export async function settleRegistration({ id, as }: Asked, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { registration } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'registration', id);
    const [dealer, customer] = await Promise.all([
      accountNamed('dealerId', before.dealerId, services),
      accountNamed('customerId', before.customerId, services),
    ]);
    return settleProject(before, as, { dealer, customer }, context);
  });
  return registrationView(registration);
}

export const settleRegistrationRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: settleRegistration,
});
