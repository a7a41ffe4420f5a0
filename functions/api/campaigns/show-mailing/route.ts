import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { mailingView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** A mailing as far as it is. */
export const showMailing = async ({ id }: Input, { records }: Services) =>
  mailingView(await found(records, 'mailing', id));

export const showMailingRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showMailing,
});
