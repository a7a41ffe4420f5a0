/** Intake: one request in, one lead or touch out, once, whatever happens in between. */
import * as z from 'zod';
import { normaliseEmail } from '../../../shared/domain/contacts/email.ts';
import { normalisePhone } from '../../../shared/domain/contacts/phone.ts';
import { contactKeysOf, mailDomainKeyOf } from '../../../shared/domain/leads/enter-by-hand.ts';
import type { Request } from '../../../shared/domain/leads/receive.ts';
import { spamSigns, SubmittedLead } from '../../../shared/domain/leads/submission.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import { type Prepared, takeIn } from '../../../shared/domain/leads/take-in.ts';
import { maskContacts } from '../../../shared/domain/contacts/mask.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Mark } from '../../../shared/domain/records/request.ts';
import { type Context, contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { AlreadyDone, Busy } from '../../../shared/domain/records/errors.ts';
import { type Call, Reply } from '../../../shared/lambda/api-route.ts';
import { checkedKey, inOneSpelling, keyGiven, replayedHeader } from '../../../shared/lambda/idempotency.ts';
import type { Area } from '../../../shared/adapters/area.ts';
import { limitRate } from './limit-rate.ts';

/** What a connector made of a body: fields of ours, or why nobody could. */
export type Reading = {
  readonly source: string;
  /** When the form was opened that it was filled in by: signed by us, else `NaN`. */
  readonly openedSeconds?: number;
  /** What a form was opened with: sent twice, it is one request. */
  readonly nonce?: string;
  readonly fields:
    | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
    | { readonly ok: false; readonly cause: string };
  /** The other system's own id of the submission. */
  readonly submissionId?: string;
};

type Answer = { readonly id: string };
const perMinute = 600;
const rounds = 40;

/** Takes a request in. A request that cannot be read is kept for people to look at; `unreadable` says what the sender is told. */
export async function answerRequest(
  reading: Reading,
  call: Call,
  services: Area,
  unreadable: 'accept' | 'refuse',
): Promise<Reply<Answer>> {
  await limitRate('intake', perMinute, call, services);
  const parsed = parse(reading);
  const context = await contextOf(call.by, services);
  const prepared = await prepare(reading, parsed, call, context, services);
  const reply = await once(reading, call, prepared, context, services);
  if (parsed.ok || unreadable === 'accept') return reply;
  throw new Problem({
    status: 400,
    code: 'malformed',
    detail: `${parsed.cause}; it is kept as ${reply.body.id} for a person to look at`,
    extra: { id: reply.body.id, errors: parsed.errors },
  });
}

type Parsed =
  | { readonly ok: true; readonly lead: SubmittedLead }
  | { readonly ok: false; readonly cause: string; readonly errors: readonly { field: string; problem: string }[] };

function parse({ fields }: Reading): Parsed {
  if (!fields.ok) return { ok: false, cause: fields.cause, errors: [] };
  const { success, data, error } = SubmittedLead().safeParse(fields.value);
  if (success) return { ok: true, lead: data };
  const errors = error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), problem: message }));
  const cause = errors.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`)).join('; ');
  return { ok: false, cause, errors };
}

async function prepare(
  reading: Reading,
  parsed: Parsed,
  call: Call,
  context: Context,
  { secrets, newId }: Area,
): Promise<Prepared> {
  const [leadId, newPersonId] = [newId(), newId()];
  const { at, policy } = context;
  const lead: Partial<SubmittedLead> = parsed.ok ? parsed.lead : {};
  const { name, email, phone, message, company, region, product, productGroup, taxId } = lead;
  const { utm, referrer, page } = visitOf(lead);
  const contacts = normalised(lead, policy);
  const addressHash = await secrets.hash('address', call.sourceIp);
  const consents = (lead.consents ?? []).map((consent) => ({ ...consent, evidenceId: newId() }));
  const { rawBody, contentType } = call;
  return {
    request: {
      leadId,
      newPersonId,
      touch: { at, source: reading.source, ...present({ utm, referrer, page }) },
      details: present({ company, segment: knownSegment(lead.segment, policy), region, product, productGroup, taxId }),
      contactKeys: await contactKeysOf(contacts, secrets),
      ...present({ mailDomainKey: await mailDomainKeyOf(contacts.email, secrets) }),
      consents,
      verdict: verdictOf(parsed, contacts.email ?? contacts.phone, openFor(reading), policy.thresholds.spamScore),
    },
    brought: {
      submission: { rawBody, contentType, ...present({ message, name, email, phone }) },
      contacts: present({ name, email, phone, ...present(contacts) }),
      evidence: consents.map(({ purpose, textVersion, evidenceId: id }) => ({
        id,
        value: { purpose, textVersion, at, addressHash },
      })),
    },
  };
}

/** Where the visitor came from: facts keep it for ever, so what looks like a contact stays with the submission alone. */
const visitOf = ({ utm, referrer, page }: Partial<SubmittedLead>) => ({
  utm:
    utm && present(Object.fromEntries(Object.entries(utm).map(([name, text]) => [name, text && maskContacts(text)]))),
  referrer: referrer && maskContacts(referrer),
  page: page && maskContacts(page),
});

const normalised = ({ email, phone }: Partial<SubmittedLead>, { company }: Context['policy']) => ({
  email: email === undefined ? undefined : normaliseEmail(email),
  phone: phone === undefined ? undefined : normalisePhone(phone, company.country)?.e164,
});

const knownSegment = (segment: string | undefined, { segments }: Context['policy']): string | undefined =>
  segments.find(({ id }) => id === segment)?.id;

/** By the wall clock, as the nonce was. */
const openFor = ({ openedSeconds }: Reading): number | undefined =>
  openedSeconds === undefined ? undefined : Date.now() / 1000 - openedSeconds;

/** Contacts that nobody could use make a request unreadable; they are kept as they came. */
function verdictOf(
  parsed: Parsed,
  contact: string | undefined,
  openSeconds: number | undefined,
  spamScore: number,
): Request['verdict'] {
  if (!parsed.ok) return { name: 'unreadable', cause: parsed.cause };
  if (contact === undefined) return { name: 'unreadable', cause: 'neither the e-mail nor the phone can be one' };
  const { score, signs } = spamSigns(parsed.lead, openSeconds);
  return score >= spamScore ? { name: 'spam', signs } : { name: 'new' };
}

/** What makes a request the same as one before: the key given, the submission's id, the form's nonce, else its body within ten minutes. */
async function markOf(
  { source, submissionId, nonce, fields }: Reading,
  { headers, rawBody }: Call,
  secrets: Area['secrets'],
): Promise<Mark> {
  const fingerprint = await secrets.hash('fingerprint', `${source}\n${rawBody}`);
  const given = keyGiven({ headers }) ?? namedKey('submission', submissionId) ?? namedKey('nonce', nonce);
  if (!given) {
    const same = await secrets.hash('fingerprint', `${source}\n${fields.ok ? inOneSpelling(fields.value) : rawBody}`);
    return { key: `intake/${source}/body/${same}`, fingerprint: same, seconds: 600 };
  }
  return { key: `intake/${source}/${given}`, fingerprint };
}

const namedKey = (kind: string, id: string | undefined): string | undefined =>
  id === undefined ? undefined : checkedKey(`${kind}/${id}`);

async function once(
  reading: Reading,
  call: Call,
  prepared: Prepared,
  context: Context,
  services: Area,
): Promise<Reply<Answer>> {
  const mark = await markOf(reading, call, services.secrets);
  const before = await services.records.answered(mark);
  if (before) return replayed(before.answer);
  try {
    return accepted(await decideIntake(prepared, context, services, mark));
  } catch (error) {
    if (error instanceof AlreadyDone) return replayed(error.answer);
    if (!isContention(error)) throw error;
    const verdict = { name: 'unreadable', cause: 'contention' } as const; // never lost: a person looks at it
    const kept = { ...prepared, request: { ...prepared.request, verdict } };
    return accepted(await decideIntake(kept, context, services, mark));
  }
}

const isContention = (error: unknown): boolean =>
  error instanceof Busy || (error instanceof Problem && error.details.status === 409);

const Stored = z.object({ id: z.string() });
const accepted = (body: Answer): Reply<Answer> => new Reply(body, { status: 202 });
const replayed = (answer: unknown): Reply<Answer> =>
  new Reply(Stored.parse(answer), { status: 202, headers: replayedHeader });

async function decideIntake(prepared: Prepared, context: Context, services: Area, mark: Mark): Promise<Answer> {
  const { leadId: id } = await decideAndCommit(
    services.records,
    context,
    async () => {
      const received = await takeIn(prepared, services, context);
      return { ok: true, ...received, idempotency: { ...mark, answer: { id: received.leadId } } };
    },
    { rounds, pause },
  );
  return { id };
}

/** Full jitter, so that rivals for one person do not meet again: forty rounds are about eight seconds. */
const pause = (round: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(400, 20 * 2 ** round)));
