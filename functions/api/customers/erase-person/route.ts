import { erasePerson as erase } from '../../../../shared/domain/people/erase.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Erases a person, with those merged into them. */
export async function erasePerson({ id }: Input, services: Services, { by }: Call) {
  const { id: survivor, erasedAt = '' } = await erase(id, by, services);
  return { id: survivor, erasedAt };
}

export const erasePersonRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: erasePerson,
});
