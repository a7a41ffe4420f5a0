import { cardsOf } from '../../../../shared/domain/calls/card-of-call.ts';
import { recordCall } from '../../../../shared/domain/calls/record-call.ts';
import { activityIdOf, type ToldCall } from '../../../../shared/domain/calls/told-call.ts';
import { normalisePhone } from '../../../../shared/domain/contacts/phone.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { contactKeysOf, prepareByHand } from '../../../../shared/domain/leads/enter-by-hand.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { takeIn } from '../../../../shared/domain/leads/take-in.ts';
import { findSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { may } from '../../../../shared/domain/people/rights.ts';
import { notFound } from '../../../../shared/domain/problem.ts';
import { present } from '../../../../shared/domain/present.ts';
import { type Context, contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { AlreadyDone } from '../../../../shared/domain/records/errors.ts';
import type { Ref } from '../../../../shared/domain/records/records.ts';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { buildServices, type Services } from '../services.ts';
import { signedBody } from '../verify.ts';
import { Body, Input, Output, route } from './contract.ts';

const telephony: Actor = { kind: 'system', id: 'telephony' };

/** Takes what the telephony tells of a call, once: nothing is written while it rings, and no answer says whose number it is. */
export async function tellCall(_input: unknown, services: Services, call: Call): Promise<Output> {
  const told = parseRequest(Body(), await signedBody(call, 'telephony', services.secrets));
  const context = await contextOf(telephony, services);
  const before = await services.records.get('activity', activityIdOf(told));
  if (before) {
    await keepRecording(told, before.subject.id, services, context);
    return { applied: 'before', card: cardIn(await cardAt(before.subject as Ref<'lead' | 'deal'>, services)) }; // a call's is one of the two
  }
  return told.endedAt === undefined ? ringing(told, services, context) : over(told, services, context);
}

const numberOf = ({ phone }: ToldCall, { policy }: Context): string | undefined =>
  normalisePhone(phone, policy.company.country)?.e164;

/** Nothing has happened yet: the telephony is told whose call it is, to put it through. */
async function ringing(told: ToldCall, services: Services, context: Context): Promise<Output> {
  const known = await knownCard(numberOf(told, context), told, services);
  return known ? { applied: 'found', card: cardIn(known) } : { applied: 'nobody' };
}

async function over(told: ToldCall, services: Services, context: Context): Promise<Output> {
  const phone = numberOf(told, context);
  const known = await knownCard(phone, told, services);
  if (known) return { applied: 'recorded', card: cardIn(await record(known, told, services, context)) };
  if (phone === undefined || told.direction === 'out') return { applied: 'nobody' };
  const lead = await opened(phone, told, services, context);
  return { applied: 'opened', card: cardIn(await record(lead, told, services, context)) };
}

const cardIn = ({ kind, id, owner }: Lead | Deal) => ({ kind, id, ...present({ owner }) });

const cardAt = async ({ kind, id }: Ref<'lead' | 'deal'>, { records }: Services): Promise<Lead | Deal> => {
  const card = await records.get(kind, id);
  if (!card) throw notFound(kind, id);
  return card;
};

/** Whoever called may have something new in mind once nothing is open; whom we called, we called about the last there was. */
async function knownCard(
  phone: string | undefined,
  { direction }: ToldCall,
  { records, secrets }: Services,
): Promise<Lead | Deal | undefined> {
  const [key] = await contactKeysOf({ phone }, secrets);
  const holder = key === undefined ? undefined : await records.holderOf(key);
  const person = holder && (await findSurvivor('person', holder.id, records));
  if (!person) return undefined;
  const { live, last } = await cardsOf(person, records);
  return direction === 'in' ? live : (live ?? last);
}

/** The source of calls, unless the plant has renamed it. */
const phoneSource = 'phone';

/** A lead for a number nobody knows, once for each call. */
async function opened(phone: string, { callId }: ToldCall, services: Services, context: Context): Promise<Lead> {
  const { records, secrets } = services;
  const { sources } = context.policy;
  const source = sources.some(({ id }) => id === phoneSource) ? phoneSource : (sources[0]?.id ?? phoneSource);
  const prepared = await prepareByHand({ source, phone }, context, secrets);
  const mark = { key: `call/${callId}`, fingerprint: activityIdOf({ callId }) };
  const leadId = await decideAndCommit(
    records,
    context,
    async () => {
      const received = await takeIn(prepared, services, context);
      return { ok: true, ...received, idempotency: { ...mark, answer: received.leadId } };
    },
    { rounds: 20 },
  ).then(
    (received) => received.leadId,
    (error: unknown) => {
      if (error instanceof AlreadyDone) return String(error.answer);
      throw error;
    },
  );
  const lead = await records.get('lead', leadId);
  if (!lead) throw notFound('lead', leadId);
  return lead;
}

async function record(
  { kind, id }: Lead | Deal,
  told: ToldCall,
  services: Services,
  context: Context,
): Promise<Lead | Deal> {
  const { records } = services;
  let card = await cardAt({ kind, id }, services);
  const by = whoTalked(told, card, context);
  await decideAndCommit(
    records,
    { ...context, by },
    async () => {
      card = await cardAt({ kind, id }, services);
      const { items } = await records.list({ index: 'parent', of: id, kind: 'task' }, { limit: 1000 });
      const tasks = await records.getMany(
        'task',
        items.map((entry) => entry.id),
      );
      const desk = card.owner === undefined ? undefined : await records.get('desk', card.owner);
      return recordCall(card, told, { desk, tasks }, { ...context, by: whoTalked(told, card, context) });
    },
    { rounds: 20 },
  );
  await keepRecording(told, id, services, context);
  return card;
}

/** The person of the staff who was on the line, where it is their card; else the telephony itself says it. */
function whoTalked({ staff }: ToldCall, card: Lead | Deal, { policy }: Context): Actor {
  const person = policy.staff.find(({ email }) => email.toLowerCase() === staff?.toLowerCase());
  const actor = person && ({ kind: 'staff', id: person.id, groups: [person.group] } as const);
  return actor && may(actor, `work-${card.kind}`, card.owner) ? actor : telephony;
}

/** The link may hold the number: it is kept where numbers are, and shown to whoever may see them. */
async function keepRecording(
  { recordingUrl: text, callId }: ToldCall,
  of: string,
  { people }: Services,
  { at }: Context,
): Promise<void> {
  if (text === undefined) return;
  const id = activityIdOf({ callId });
  await people.put([{ kind: 'note', of, id, value: { text, at, by: telephony.kind } }]);
}

export const tellCallRoute = apiRoute({
  route,
  env: AreaEnv,
  input: Input,
  output: Output,
  services: buildServices,
  run: tellCall,
});
