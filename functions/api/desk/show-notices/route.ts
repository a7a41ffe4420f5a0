import { waysOf } from '../../../../shared/domain/notices/kinds.ts';
import { actsFor } from '../../../../shared/domain/people/actor.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** How whoever asks is told. */
export async function showNotices(_input: object, { records }: Services, { by }: Call) {
  const [self = ''] = actsFor(by);
  return { ways: waysOf(await records.get('notice-choices', self)) };
}

export const showNoticesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showNotices,
});
