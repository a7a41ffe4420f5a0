/** Begins the day's win-backs: once all are scored, with those who stand for most, as many as the settings allow. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Files } from '../files.ts';
import { findSurvivor } from '../merges/aliases.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { together } from '../records/plan.ts';
import type { Reading } from '../refresh/records.ts';
import type { Buyers } from '../return/buyer.ts';
import { readList } from '../return/list-pages.ts';
import { scoringId } from '../return/scoring-record.ts';
import { beginWinBack } from './begin.ts';
import { beganOn, countsId } from './counts.ts';
import { type Readiness, readinessOf } from './readiness.ts';

export type StartingWinBacks = Pipelines &
  Omit<Reading, 'records'> & {
    readonly buyers: Pick<Buyers, 'get'>;
    readonly files: Pick<Files, 'read'>;
    /** Whether to stop here: the rest is left to the next day. */
    readonly isTimeUp: () => boolean;
  };

/** So many are looked at side by side. */
const lookedAtOnce = 16;
const robot = { kind: 'system', id: 'return' } as const;

/**
 * Looks at those the last run listed, one after another, until as many have begun as may on one day. Done again it goes on
 * where it stopped.
 *
 * @returns how many began now
 */
export async function startWinBacks(services: StartingWinBacks): Promise<number> {
  let began = 0;
  for await (const accountId of readyOnes(services)) {
    const did = await begin(accountId, services);
    if (did === 'full') break;
    if (did === 'began') began += 1;
  }
  return began;
}

/** Those of the last run's list of whom one can begin, in its order. */
async function* readyOnes(services: StartingWinBacks): AsyncGenerator<string> {
  const runId = (await services.records.get('scoring', scoringId))?.last?.runId;
  if (runId !== undefined) yield* readyOf(runId, services);
}

async function* readyOf(runId: string, services: StartingWinBacks): AsyncGenerator<string> {
  const { files, isTimeUp } = services;
  for (let from = 0, isOver = false; !isOver && !isTimeUp(); from += lookedAtOnce) {
    const rows = await readList(runId, 'win-back', { from, limit: lookedAtOnce }, files);
    const context = await contextOf(robot, services);
    const looked = await Promise.all(rows.map(({ accountId }) => look(accountId, services, context)));
    for (const [n, { accountId }] of rows.entries()) if (looked[n]?.is === 'ready') yield accountId;
    isOver = rows.length < lookedAtOnce;
  }
}

async function look(accountId: string, services: StartingWinBacks, context: Context): Promise<Readiness | undefined> {
  const account = await findSurvivor('account', accountId, services.records);
  return account && readinessOf(account, services, context);
}

/** Begins one, where it is still due and the day still has room. */
async function begin(accountId: string, services: StartingWinBacks): Promise<'began' | 'full' | 'not'> {
  const { records } = services;
  const context = await contextOf(robot, services);
  const { did } = await decideAndCommit<{ did: 'began' | 'full' | 'not' }>(records, context, async () => {
    const counts = await records.get('win-back-counts', countsId);
    if (isFull(counts, context)) return { ok: true, plan: together(), did: 'full' };
    const ready = await look(accountId, services, context);
    if (ready?.is !== 'ready') return { ok: true, plan: together(), did: 'not' };
    return { ok: true, plan: beginWinBack({ ...ready.beginning, counts }, context).plan, did: 'began' };
  });
  return did;
}

/** Whether as many have begun today as may. */
export const isFull = (
  counts: Parameters<typeof beganOn>[0],
  { at, policy }: Pick<Context, 'at' | 'policy'>,
): boolean => beganOn(counts, dayOf(at, policy.calendar.timeZone)) >= policy.return.winBacksPerDay;
