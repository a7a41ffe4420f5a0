import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { buildServices } from '../services.ts';
import { letterOf, page } from '../unsubscribing.ts';
import { Env, Input, Output, route } from './contract.ts';

export const showUnsubscribeRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: async ({ token }, services) => page(await letterOf(token, services), 'asks'),
});
