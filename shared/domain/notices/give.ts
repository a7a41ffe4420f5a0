/** Gives one notice away, once: marked before, with one attempt, and never by two. */
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { commitPlan } from '../records/decide.ts';
import { StaleVersion } from '../records/errors.ts';
import { change } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import type { Sending } from '../refresh/outbox.ts';
import { keptUntil, maySend, type Notice } from './notice.ts';

type Giving = { readonly records: Records; readonly context: Context };

/** Marks a notice, sends it, and keeps what came of it. @returns that, or nothing when it was given before or is just being given */
export async function giveOnce(
  asked: Pick<Notice, 'id' | 'of' | 'to'>,
  send: () => Promise<Sending>,
  { records, context }: Giving,
): Promise<Sending | undefined> {
  const before = await records.get('notice', asked.id);
  if (!maySend(before)) return undefined;
  const marked = noticeOf(asked, before, 'marked', context);
  if (!(await committed(change(before, marked), records, context))) return undefined;
  const sending = await send();
  const why = sending.did === 'sent' ? undefined : sending.why.slice(0, 300);
  const after: Notice = { ...marked, version: marked.version + 1, state: sending.did, ...present({ why }) };
  await commitPlan(records, change(marked, after), context);
  return sending;
}

/** @throws Error when it was refused, so that whoever calls is called again */
export function unlessRefused(sending: Sending | undefined, what: string): Sending | undefined {
  if (sending?.did === 'refused') throw new Error(`${what} was refused: ${sending.why}`);
  return sending;
}

/** Notes that there was nothing to say, so that nobody is told later in the day. */
export async function noteEmpty(asked: Pick<Notice, 'id' | 'of' | 'to'>, { records, context }: Giving): Promise<void> {
  await committed(change(undefined, noticeOf(asked, undefined, 'empty', context)), records, context);
}

function noticeOf(
  { id, of, to }: Pick<Notice, 'id' | 'of' | 'to'>,
  before: Notice | undefined,
  state: 'marked' | 'empty',
  { at }: Context,
): Notice {
  const tries = (before?.tries ?? 0) + (state === 'marked' ? 1 : 0);
  return {
    kind: 'notice',
    id,
    version: (before?.version ?? 0) + 1,
    of,
    to,
    at,
    state,
    tries,
    expiresAt: keptUntil(at),
  };
}

/** `false`: somebody was faster. */
async function committed(plan: Plan, records: Records, context: Context): Promise<boolean> {
  try {
    await commitPlan(records, plan, context);
    return true;
  } catch (error) {
    if (error instanceof StaleVersion) return false;
    throw error;
  }
}
