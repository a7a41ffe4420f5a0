import { fileToken } from '../../../../shared/domain/files/form-token.ts';
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { openedAt } from '../../../../shared/domain/forms/form-nonce.ts';
import { type Fields, readBody } from '../../../../shared/domain/leads/body.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { answerRequest, type Reading } from '../intake.ts';
import { buildServices, type Services } from '../services.ts';
import { Env, Input, Output, route } from './contract.ts';
import { refusingPage, thankingPage, wantsPage } from './thank.ts';

/** A request from a web form. What cannot be read is refused with what was wrong, and kept all the same. Spam gets a token as well. */
async function receiveLead(_input: unknown, services: Services, call: Call) {
  const body = readBody(call.rawBody, call.contentType);
  const form = body.ok ? await formOf(body.fields, services) : undefined;
  const fields: Reading['fields'] = body.ok ? { ok: true, value: body.fields } : body;
  const opened = body.ok ? await openingOf(body.fields, services) : {};
  const received = answerRequest({ source: form?.source ?? 'site', fields, ...opened }, call, services, 'refuse');
  if (wantsPage(call)) return pageFor(received, form, call);
  const reply = await received;
  const token = await fileToken(reply.body.id, Date.now() / 1000, services.secrets);
  return new Reply({ ...reply.body, fileToken: token }, reply);
}

/** A visitor sees why a request was refused; a failure of ours is one. */
const pageFor = (received: Promise<unknown>, form: Form | undefined, call: Call): Promise<Reply<string>> =>
  received.then(
    () => thankingPage(form, call),
    (error: unknown) => {
      const page = refusingPage(error, call);
      if (page) return page;
      throw error;
    },
  );

/** The form that a request says it was filled in by, as it holds now. */
async function formOf({ form }: Fields, { clock, policies }: Services): Promise<Form | undefined> {
  if (form === undefined) return undefined;
  const { forms } = await policies.at(await clock.now());
  return forms.find(({ id }) => id === form);
}

/** When that form was opened; a nonce that is none of ours tells that it never was. */
async function openingOf({ form, nonce }: Fields, { secrets }: Services): Promise<Partial<Reading>> {
  if (typeof nonce !== 'string' || typeof form !== 'string') return {};
  const openedSeconds = await openedAt(nonce, form, secrets);
  return openedSeconds === undefined ? { openedSeconds: Number.NaN } : present({ openedSeconds, nonce });
}

export const receiveLeadRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: receiveLead,
});
