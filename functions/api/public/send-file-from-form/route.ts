import { leadOfToken } from '../../../../shared/domain/files/form-token.ts';
import { fileLimits } from '../../../../shared/domain/files/limits.ts';
import { sendFile } from '../../../../shared/domain/files/send-file.ts';
import { readBody } from '../../../../shared/domain/leads/body.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { limitRate } from '../limit-rate.ts';
import { buildServices, type Services } from '../services.ts';
import { Body, Env, Input, Output, route } from './contract.ts';

const perMinute = 60;

/** Says where a visitor's file goes. What became of the request, spam or a lead, the answer does not tell. */
export async function sendFileFromForm(_input: unknown, services: Services, call: Call) {
  await limitRate('form-files', perMinute, call, services);
  const body = readBody(call.rawBody, call.contentType);
  if (!body.ok) throw new Problem({ status: 400, code: 'malformed', detail: body.cause });
  const { token, ...announced } = parseRequest(Body(), body.fields);
  const card = await found(services.records, 'lead', await leadOf(token, services));
  const target = { subject: card, card, already: 0, mostBytes: fileLimits.bytesFromForm };
  const { uploadUrl, headers } = await sendFile(announced, target, services, await contextOf(call.by, services));
  return new Reply({ uploadUrl, headers }, { status: 201 });
}

/** The lead of a token, whose visitor has not sent too many files. */
async function leadOf(token: string, { secrets, guard }: Services): Promise<string> {
  const leadId = await leadOfToken(token, Date.now() / 1000, secrets);
  if (leadId === undefined)
    throw new Problem({
      status: 403,
      code: 'token-refused',
      detail: 'the token is none that a request was answered with within the last hour; send the request again',
    });
  const hits = await guard.hit(`files-of/${leadId}`, 3600);
  if (hits <= fileLimits.fromFormInHour) return leadId;
  throw new Problem({
    status: 422,
    code: 'too-many-files',
    detail: `${String(fileLimits.fromFormInHour)} files an hour can be sent to one request`,
  });
}

export const sendFileFromFormRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: sendFileFromForm,
});
