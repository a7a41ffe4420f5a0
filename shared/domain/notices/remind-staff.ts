/** Tells staff what time brings: a task that is due, to who wants to hear of it at once, and the day on every working morning. */
import { dayOf as calendarDay, plusDays, startOfDay } from '../calendar/working-calendar.ts';
import { anyHead } from '../people/any-head.ts';
import { type Actor, actsFor, isIn } from '../people/actor.ts';
import { may } from '../people/rights.ts';
import { standingIn } from '../people/stand-in.ts';
import { allOf } from '../records/all-of.ts';
import type { Context } from '../records/context.ts';
import type { Entry } from '../records/records.ts';
import { isPaused } from '../refresh/judge-mail.ts';
import { inWindow, sendingWindow } from '../refresh/sending-window.ts';
import { dayOf } from '../tasks/day.ts';
import { heldBy } from '../tasks/held.ts';
import { dailyText, type Morning } from './daily.ts';
import { noteEmpty } from './give.ts';
import type { Ways } from './kinds.ts';
import { maySend, type Notice, noticeId } from './notice.ts';
import type { Member } from './recipients.ts';
import { letterTo, type Telling, tellingContext, waysOfEach } from './tell-staff.ts';
import { aboutTask } from './tiding.ts';
import { noticeText, writingOf } from './words.ts';

export type Reminding = Telling & {
  readonly told: (failure: { readonly staffId: string; readonly error: unknown }) => void;
};

type Reminded = { daily: number; due: number; failed: number };
type Run = Reminding & { readonly context: Context; readonly done: Reminded };

/** One run. Who cannot be told keeps no other waiting; the next run tells who was not. */
export async function remindStaff(services: Reminding): Promise<Reminded> {
  const context = await tellingContext(services);
  const run: Run = { ...services, context, done: { daily: 0, due: 0, failed: 0 } };
  const { staff } = context.policy;
  const ways = await waysOfEach(staff, services);
  const mornings = await morningsDue(staff, run);
  const free = mornings.length > 0 ? await newLeads(run) : [];
  for (const member of staff) {
    const wanted = ways.get(member.id);
    if (wanted) await remind(member, wanted, { isMorning: mornings.includes(member), free }, run);
  }
  return run.done;
}

type Beside = { readonly isMorning: boolean; readonly free: readonly Entry[] };

async function remind(member: Member, ways: Ways, { isMorning, free }: Beside, run: Run): Promise<void> {
  try {
    if (ways['task-due'] === 'at-once') await tellDue(member, run);
    if (isMorning) await tellDay(member, ways, free, run);
  } catch (error) {
    run.done.failed += 1;
    run.told({ staffId: member.id, error });
  }
}

const actorOf = ({ id, group }: Member, { policy, at }: Context): Actor =>
  standingIn({ kind: 'staff', id, groups: [group] }, policy, at);

/** A task that was due longer ago was told of, or is in the letter of the morning. */
const toldWithinMs = 86_400_000;

async function tellDue(member: Member, run: Run): Promise<void> {
  const { records, context } = run;
  const { at } = context;
  const since = new Date(Date.parse(at) - toldWithinMs).toISOString();
  for (const { id, card } of await dueBetween(since, at, member, run)) {
    const task = await records.get('task', id);
    if (task?.state.name !== 'open' || task.dueAt !== card.dueAt) continue;
    const named = { id: noticeId(`${id}/${task.dueAt}`, member.id), of: 'task-due' } as const;
    const text = noticeText(
      { kind: 'task-due', about: await aboutTask(task, records) },
      writingOf(context.policy, run.publicUrl),
    );
    if (await letterTo(member, named, text, run, context)) run.done.due += 1;
  }
}

/** Open tasks of somebody, and of those they stand in for, by the day they are due. */
async function dueBetween(since: string, at: string, member: Member, { records, context }: Run): Promise<Entry[]> {
  const by = actorOf(member, context);
  const found: Entry[] = [];
  for (const of of [...actsFor(by), ...(isIn(by, 'head') ? [anyHead] : [])])
    for (const begins of new Set([since, at].map((instant) => instant.slice(0, 10))))
      for await (const entry of allOf({ index: 'owner', of, kind: 'task', begins }, records)) found.push(entry);
  return found.filter(({ card: { dueAt = '' } }) => since < dueAt && dueAt <= at);
}

/** Between 09:00 and 18:00 of a working day: those who have not been told of theirs. */
async function morningsDue(staff: readonly Member[], { records, context }: Run): Promise<Member[]> {
  const { at, policy } = context;
  if (inWindow(at, sendingWindow(policy.calendar)) !== at) return [];
  const ids = new Map(staff.map((member) => [morningOf(member, context).id, member]));
  const told = new Map((await records.getMany('notice', [...ids.keys()])).map((notice) => [notice.id, notice]));
  return [...ids].flatMap(([id, member]) => (maySend(told.get(id)) ? [member] : []));
}

function morningOf({ id }: Member, { at, policy }: Context): Pick<Notice, 'id' | 'of' | 'to'> {
  return { id: noticeId(`day/${calendarDay(at, policy.calendar.timeZone)}`, id), of: 'daily', to: id };
}

async function tellDay(member: Member, ways: Ways, free: readonly Entry[], run: Run): Promise<void> {
  const { records, context } = run;
  const named = morningOf(member, context);
  const text = dailyText(await morningFor(member, free, run), ways, writingOf(context.policy, run.publicUrl));
  if (!text) await noteEmpty(named, { records, context });
  else if (await letterTo(member, named, text, run, context)) run.done.daily += 1;
}

async function morningFor(member: Member, free: readonly Entry[], { records, context }: Run): Promise<Morning> {
  const { at, policy } = context;
  const { timeZone } = policy.calendar;
  const by = actorOf(member, context);
  const held = await heldBy(by, records);
  const tonight = startOfDay(plusDays(calendarDay(at, timeZone), 1), timeZone);
  const mine = [...actsFor(by), ...(isIn(by, 'head') ? [anyHead] : [])];
  const mayClaim = may(by, 'claim-lead');
  return {
    day: dayOf(held, tonight),
    laterTasks: held.tasks.filter(({ card: { dueAt = '' } }) => dueAt >= tonight).length,
    keptLeads: free.filter(({ card: { reservedFor = '' } }) => mine.includes(reservedFor)).length,
    freeLeads: mayClaim ? free.filter(({ card }) => card.reservedFor === undefined).length : 0,
    mailPaused: may(by, 'resume-mail') && (await isPaused(records)),
  };
}

async function newLeads({ records }: Run): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of allOf({ index: 'board', of: 'lead/new' }, records)) found.push(entry);
  return found;
}
