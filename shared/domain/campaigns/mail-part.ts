/** One part of a mailing after another: a page of the audience, and then where to go on. A part may be done twice. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Where } from '../executions.ts';
import { inTurns } from '../imports/in-turns.ts';
import { succeed } from '../pipeline/standing.ts';
import { whereOf } from '../pipeline/where.ts';
import { type Context, contextOf } from '../records/context.ts';
import { commitPlan, decideAndCommit } from '../records/decide.ts';
import { StaleVersion } from '../records/errors.ts';
import { change, together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import { isPaused } from '../refresh/judge-mail.ts';
import { inWindow, sendingWindow } from '../refresh/sending-window.ts';
import type { Member } from '../refresh/sent-letter.ts';
import type { Mailing } from './mailing.ts';
import { type AudienceStores, membersOf } from './members.ts';
import { isOnOffer, type Offer } from './offer.ts';
import { offersNow } from './offers-now.ts';
import { afterPage, parkedAtPage } from './pass.ts';
import { reach, type Reached, type Reaching } from './reach.ts';
import { endMailing, endNow } from './stop-mailing.ts';

export type MailingPart = Reaching & {
  readonly files: AudienceStores['files'];
  /** Whether this part has worked long enough. */
  readonly isTimeUp: () => boolean;
};

/**
 * Does what is due of a mailing, for the execution of one generation, as long as its time allows.
 *
 * @returns where the execution parks: until the next part is due, which may be now, or that it has ended
 */
export async function mailPart(id: string, generation: number, services: MailingPart): Promise<Where> {
  for (;;) {
    const mailing = await mailingOf(id, services.records);
    const context = await contextOf({ kind: 'system', id: 'mailing' }, services);
    if (rests(mailing, generation, context) || services.isTimeUp()) return whereOf(mailing, generation, context.at);
    await nextPage(mailing, services, context);
  }
}

/** @throws when there is none */
async function mailingOf(id: string, records: Pick<Records, 'get'>): Promise<Mailing> {
  const mailing = await records.get('mailing', id);
  if (!mailing) throw new Error(`there is no mailing ${id}`);
  return mailing;
}

function rests({ stage, generation, alarms: [next] }: Mailing, followed: number, { at }: Context): boolean {
  return stage.name === 'ended' || generation !== followed || (next !== undefined && next.at > at);
}

async function nextPage(mailing: Mailing, services: MailingPart, context: Context): Promise<void> {
  const offer = mailing.offerId === undefined ? undefined : await services.records.get('offer', mailing.offerId);
  if (isOver(mailing, offer, context)) {
    await save(endNow(mailing, 'over', context), services, context);
    return;
  }
  if (await isPaused(services.records)) {
    await save(change(mailing, paused(mailing, context)), services, context);
    return;
  }
  const { items, next } = await membersOf(mailing.audience, mailing.pass.cursor, services);
  const offers = offer ? [offer] : await offersNow(services.records, context);
  const reached = await inTurns(items, laneOf, (member) => reach(mailing, member, offers, services));
  const isOvertaken = reached.some(({ did }) => did === 'overtaken');
  if (!isOvertaken && (await save(planAfter(mailing, reached, next, context), services, context))) return;
  await countLate(mailing, reached.filter(({ did }) => did === 'sent').length, services, context);
}

/** Enough for the rate of an account, and few: each mark stands on the mailing, and the store lets one at a time do so. */
const lanes = 4;
const laneOf = ({ id }: Member): string[] => [String(Number.parseInt(id.slice(-1), 16) % lanes)];

const isOver = ({ until, offerId }: Mailing, offer: Offer | undefined, context: Context): boolean =>
  context.at >= until || (offerId !== undefined && !(offer && isOnOffer(offer, context)));

/** Whether it was still the same: whoever changed the mailing meanwhile has stopped it, or works on it. */
async function save(plan: Plan, { records }: MailingPart, context: Context): Promise<boolean> {
  try {
    await commitPlan(records, plan, context);
    return true;
  } catch (error) {
    if (error instanceof StaleVersion) return false;
    throw error;
  }
}

/** Adds to a mailing that was stopped what had left of the page just then; one that goes on meets the page again and counts it then. */
async function countLate({ id }: Mailing, sent: number, { records }: MailingPart, context: Context): Promise<void> {
  await decideAndCommit(records, context, async () => {
    const now = await mailingOf(id, records);
    if (sent === 0 || now.stage.name === 'running') return { ok: true, plan: together() };
    return { ok: true, plan: change(now, succeed(now, { ...now, sent: now.sent + sent })) };
  });
}

/** Outside the plant's hours a page of which nobody could be sent to is met again when the first of them can. */
function planAfter(mailing: Mailing, reached: readonly Reached[], next: string | undefined, context: Context): Plan {
  const { at, policy } = context;
  const isClosed = inWindow(at, sendingWindow(policy.calendar)) > at;
  const until = isClosed ? parkedAtPage(reached) : undefined;
  if (until !== undefined) return change(mailing, due(mailing, mailing, until));
  const { after, rest } = afterPage(mailing, reached, next, at);
  return rest.is === 'over'
    ? endMailing(mailing, after, rest.as, context)
    : change(mailing, due(mailing, after, rest.until));
}

const due = (before: Mailing, after: Mailing, at: Instant, stage: Mailing['stage'] = running): Mailing =>
  succeed(before, { ...after, stage, alarms: [{ name: 'next-part', at: at < after.until ? at : after.until }] });
const running: Mailing['stage'] = { name: 'running' };

/** Until when it waits to see whether somebody has let marketing mail leave again. */
const pausedMs = 900_000;
const paused = (mailing: Mailing, { at }: Context): Mailing =>
  due(mailing, mailing, new Date(Date.parse(at) + pausedMs).toISOString(), { name: 'running', why: 'mail-paused' });
