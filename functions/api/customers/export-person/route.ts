import { exportPerson as exported } from '../../../../shared/domain/people/export.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export const exportPersonRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: ({ id }, services, { by }) => exported(id, by, services),
});
