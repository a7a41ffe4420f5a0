import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { type NewRegistration, registerProject as register } from '../../../../shared/domain/registrations/register.ts';
import { registrationId } from '../../../../shared/domain/registrations/registration.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { accountNamed, registrationView } from '../registrations.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Protects a dealer's project, or says that another dealer has it. */
export async function registerProject(asked: NewRegistration, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { registration, plan } = await decideAndCommit(records, context, async () => {
    const [dealer, customer] = await Promise.all([
      accountNamed('dealerId', asked.dealerId, services),
      accountNamed('customerId', asked.customerId, services),
    ]);
    const id = registrationId({ ...asked, dealerId: dealer.id, customerId: customer.id });
    return register(asked, { dealer, customer, before: await records.get('registration', id) }, context);
  });
  return new Reply(registrationView(registration), { status: plan.changes.length > 0 ? 201 : 200 });
}

export const registerProjectRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: registerProject,
});
