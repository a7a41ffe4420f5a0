import { fileToken } from '../../../../shared/domain/files/form-token.ts';
import { readBody } from '../../../../shared/domain/leads/body.ts';
import { apiRoute, Reply } from '../../../../shared/lambda/api-route.ts';
import { answerRequest } from '../intake.ts';
import { buildServices } from '../services.ts';
import { Env, Input, Output, route } from './contract.ts';

/** A request from a web form. What cannot be read is refused with what was wrong, and kept all the same. Spam gets a token as well. */
export const receiveLeadRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: async (_input, services, call) => {
    const body = readBody(call.rawBody, call.contentType);
    const reply = await answerRequest(
      { source: 'site', fields: body.ok ? { ok: true, value: body.fields } : body },
      call,
      services,
      'refuse',
    );
    const token = await fileToken(reply.body.id, Date.now() / 1000, services.secrets);
    return new Reply({ ...reply.body, fileToken: token }, reply);
  },
});
