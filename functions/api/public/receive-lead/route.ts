import { readBody } from '../../../../shared/domain/leads/body.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { answerRequest } from '../intake.ts';
import { buildServices } from '../services.ts';
import { Env, Input, Output, route } from './contract.ts';

/** A request from a web form. What cannot be read is refused with what was wrong, and kept all the same. */
export const receiveLeadRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: (_input, services, call) => {
    const body = readBody(call.rawBody, call.contentType);
    return answerRequest(
      { source: 'site', fields: body.ok ? { ok: true, value: body.fields } : body },
      call,
      services,
      'refuse',
    );
  },
});
