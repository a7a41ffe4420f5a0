/** Intake: one request in, one lead or touch out, once, whatever happens in between. */
import * as z from 'zod';
import { normaliseEmail } from '../../../shared/domain/contacts/email.ts';
import { normalisePhone } from '../../../shared/domain/contacts/phone.ts';
import { contactKeysOf } from '../../../shared/domain/leads/enter-by-hand.ts';
import { knownSender } from '../../../shared/domain/leads/known-sender.ts';
import { receive, type Request } from '../../../shared/domain/leads/receive.ts';
import { spamSigns, SubmittedLead } from '../../../shared/domain/leads/submission.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import type { PersonalItem } from '../../../shared/domain/people/people.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { AlreadyDone } from '../../../shared/domain/records/errors.ts';
import { type Call, Reply } from '../../../shared/lambda/api-route.ts';
import type { Services } from './services.ts';

/** What a connector made of a body: fields of ours, or why nobody could. */
export type Reading = {
  readonly source: string;
  readonly fields: { readonly ok: true; readonly value: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly cause: string };
  /** The other system's own id of the submission. */
  readonly submissionId?: string;
};

type Answer = { readonly id: string };
const perMinute = 600;
const rounds = 40;

/** Takes a request in. A request that cannot be read is kept for people to look at; `unreadable` says what the sender is told. */
export async function takeIn(reading: Reading, call: Call, services: Services, unreadable: 'accept' | 'refuse'): Promise<Reply<Answer>> {
  await limitRate(call, services);
  const parsed = reading.fields.ok ? SubmittedLead.safeParse(reading.fields.value) : undefined;
  const cause = parsed?.success ? undefined : causeOf(reading, parsed?.error);
  const at = await services.clock.now();
  const context: Context = { by: call.by, at, policy: await services.policies.at(at), newId: services.newId };
  const { request, personal } = await prepare(reading, parsed?.data, cause, call, context, services);
  const reply = await once(reading, call, request, personal, context, services);
  if (cause !== undefined && unreadable === 'refuse') {
    const errors = parsed?.error?.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), problem: message }));
    throw new Problem({ status: 400, code: 'malformed', detail: `${cause}; it is kept as ${reply.body.id} for a person to look at`, extra: { id: reply.body.id, ...(errors && { errors }) } });
  }
  return reply;
}

const causeOf = (reading: Reading, error: z.ZodError | undefined): string =>
  reading.fields.ok ? (error?.issues.map(({ path, message }) => [path.map(String).join('.'), message].filter(Boolean).join(': ')).join('; ') ?? 'unreadable') : reading.fields.cause;

async function limitRate({ sourceIp }: Call, { guard, secrets }: Services): Promise<void> {
  const hits = await guard.hit(`intake/${(await secrets.hash('address', sourceIp)).slice(0, 16)}`, 60);
  if (hits > perMinute) throw new Problem({ status: 429, code: 'too-many-requests', detail: `${String(perMinute)} requests a minute are taken from one address`, retryAfterSeconds: 10 });
}

type Prepared = { readonly request: Request; readonly personal: readonly PersonalItem[] };

async function prepare(reading: Reading, lead: SubmittedLead | undefined, cause: string | undefined, call: Call, context: Context, { secrets, newId }: Services): Promise<Prepared> {
  const [leadId, newPersonId] = [newId(), newId()];
  const { at, policy } = context;
  const email = lead?.email === undefined ? undefined : normaliseEmail(lead.email);
  const phone = lead?.phone === undefined ? undefined : normalisePhone(lead.phone, policy.company.country)?.e164;
  const contactKeys = await contactKeysOf({ email, phone }, secrets);
  const addressHash = await secrets.hash('address', call.sourceIp);
  const consents = (lead?.consents ?? []).map((consent) => ({ ...consent, evidenceId: newId() }));
  const verdict = cause !== undefined ? ({ name: 'unreadable', cause } as const) : verdictOf(lead, email ?? phone, policy.thresholds.spamScore);
  const submission = { rawBody: call.rawBody, contentType: call.contentType, ...defined({ message: lead?.message, name: lead?.name, email: lead?.email, phone: lead?.phone }) };
  const touch = { at, source: reading.source, ...defined({ utm: lead?.utm && defined(lead.utm), referrer: lead?.referrer, page: lead?.page }) };
  return {
    request: {
      leadId,
      newPersonId,
      touch,
      details: defined({ company: lead?.company, segment: knownSegment(lead?.segment, policy), region: lead?.region, product: lead?.product, productGroup: lead?.productGroup, taxId: lead?.taxId }),
      contactKeys,
      consents,
      verdict,
    },
    personal: [
      { kind: 'submission', of: leadId, id: leadId, value: submission },
      { kind: 'contacts', of: newPersonId, id: newPersonId, value: defined({ name: lead?.name, email: email ?? lead?.email, phone: phone ?? lead?.phone }) },
      ...consents.map(({ purpose, textVersion, evidenceId }) => ({ kind: 'evidence', of: newPersonId, id: evidenceId, value: { purpose, textVersion, at, addressHash } }) as const),
    ],
  };
}

const knownSegment = (segment: string | undefined, { segments }: Context['policy']): string | undefined => segments.find(({ id }) => id === segment)?.id;

/** Drops what is undefined. */
const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }; // only the undefined are gone

/** Contacts that nobody could use make a request unreadable; they are kept as they came. */
function verdictOf(lead: SubmittedLead | undefined, contact: string | undefined, spamScore: number): Request['verdict'] {
  if (lead === undefined || contact === undefined) return { name: 'unreadable', cause: 'neither the e-mail nor the phone can be one' };
  const { score, signs } = spamSigns(lead);
  return score >= spamScore ? { name: 'spam', signs } : { name: 'new' };
}

async function once(reading: Reading, call: Call, request: Request, personal: readonly PersonalItem[], context: Context, services: Services): Promise<Reply<Answer>> {
  const fingerprint = await services.secrets.hash('fingerprint', `${reading.source}\n${call.rawBody}`);
  const given = call.headers['idempotency-key'] ?? (reading.submissionId && `submission/${reading.submissionId}`);
  if (given !== undefined && given.length > 200) throw new Problem({ status: 400, code: 'malformed', detail: 'an Idempotency-Key has at most 200 characters' });
  const key = `intake/${reading.source}/${given ?? `body/${fingerprint}`}`;
  const seconds = given === undefined ? { seconds: 600 } : {};
  const before = await services.records.answered({ key, fingerprint });
  if (before) return replayed(before.answer);
  await services.people.put(personal);
  try {
    const answer = await decideIntake(request, context, services, (id) => ({ key, fingerprint, answer: { id }, ...seconds }));
    return accepted(answer);
  } catch (error) {
    if (error instanceof AlreadyDone) return replayed(error.answer);
    throw error;
  }
}

const Stored = z.object({ id: z.string() });
const accepted = (body: Answer): Reply<Answer> => new Reply(body, { status: 202 });
const replayed = (answer: unknown): Reply<Answer> => new Reply(Stored.parse(answer), { status: 202, headers: { 'idempotent-replayed': 'true' } });

type Mark = (leadId: string) => { key: string; fingerprint: string; answer: unknown };

async function decideIntake(request: Request, context: Context, { records }: Services, mark: Mark): Promise<Answer> {
  const { leadId } = await decideAndCommit(
    records,
    context,
    async () => {
      const received = receive(request, await knownSender(request, records), context);
      return { ok: true, ...received, idempotency: mark(received.leadId) };
    },
    { rounds },
  );
  return { id: leadId };
}
