import { readBody } from '../../../../shared/domain/leads/body.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { unsubscribe } from '../../../../shared/domain/refresh/unsubscribe.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { buildServices } from '../services.ts';
import { letterOf, page } from '../unsubscribing.ts';
import { Body, Env, Input, Output, route } from './contract.ts';

/** Acts at once, without a page to confirm: mail programs post here by themselves when their user says so. */
export const unsubscribeRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: async ({ token }, services, call) => {
    const letter = await letterOf(token, services);
    const body = call.rawBody === '' ? ({ ok: true, fields: {} } as const) : readBody(call.rawBody, call.contentType);
    if (!body.ok) throw new Problem({ status: 400, code: 'malformed', detail: body.cause });
    const { topic } = parseRequest(Body(), body.fields);
    await unsubscribe(letter, topic, services);
    return page(letter, 'done');
  },
});
