import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { mailView } from '../mail.ts';
import { buildServices } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export const showMailRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: (_input, { records }) => mailView(records),
});
