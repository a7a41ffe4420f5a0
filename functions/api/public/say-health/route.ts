import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { buildServices } from '../services.ts';
import { Env, Input, Output, route } from './contract.ts';

export const sayHealthRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: async (_input, { clock }) => ({ ok: true as const, now: await clock.now() }),
});
