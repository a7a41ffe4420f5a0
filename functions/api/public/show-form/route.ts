import { formNonce } from '../../../../shared/domain/forms/form-nonce.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { limitRate } from '../limit-rate.ts';
import { buildServices, type Services } from '../services.ts';
import { Env, Input, Output, route } from './contract.ts';

const perMinute = 600;

/** A form as it holds now, with a nonce of its own for whoever opened it. */
export async function showForm({ id }: Input, services: Services, call: Call) {
  await limitRate('forms', perMinute, call, services);
  const { clock, policies, secrets, newId } = services;
  const { forms } = await policies.at(await clock.now());
  const form = forms.find((each) => each.id === id);
  if (!form)
    throw new Problem({
      status: 404,
      code: 'no-such-form',
      detail: `there is no form ${id}; there are ${forms.map((each) => each.id).join(', ')}`,
    });
  return { ...form, nonce: await formNonce(id, Date.now() / 1000, newId(), secrets) };
}

export const showFormRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showForm,
});
