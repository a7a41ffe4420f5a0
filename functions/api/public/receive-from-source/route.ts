import { apiRoute, Reply } from '../../../../shared/lambda/api-route.ts';
import { answerRequest } from '../intake.ts';
import { buildServices } from '../services.ts';
import { readFrom } from './connectors.ts';
import { Env, Input, Output, route } from './contract.ts';

/** A request through a connector. What cannot be read is kept for people to look at, and accepted: a webhook that is refused comes again. */
export const receiveFromSourceRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: async ({ source }, services, call) => {
    const reading = await readFrom(source, call, services.secrets);
    return reading === 'test'
      ? new Reply('ok', { headers: { 'content-type': 'text/plain' } })
      : answerRequest(reading, call, services, 'accept');
  },
});
