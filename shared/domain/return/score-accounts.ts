/** Scores all accounts: every night, and when somebody asks. It writes only whose place is another, so that a run that died is simply done again. */
import { dayOf } from '../calendar/working-calendar.ts';
import { type Context, contextOf } from '../records/context.ts';
import { commitPlan, decideAndCommit } from '../records/decide.ts';
import { StaleVersion } from '../records/errors.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import type { Policy } from '../settings/settings.ts';
import type { Files } from '../files.ts';
import type { Buyers } from './buyer.ts';
import type { Customers } from './customers.ts';
import { cutOf, mondayOf } from './cut.ts';
import { dayNumber } from './day-number.ts';
import type { KnownCustomer, KnownScore } from './ledger.ts';
import { writeLists } from './list-pages.ts';
import { isElsewhere, leave, migrate, type Migrated, type Telling } from './migrate.ts';
import { marginRates } from './margin.ts';
import { readCustomers } from './read-customers.ts';
import { cellCount } from './rfm/cells.ts';
import type { Score } from './score.ts';
import { type Standings, standingsOf } from './scoring.ts';
import { type LastScored, nextScoring, pendingSince, type Scoring, scoringId } from './scoring-record.ts';

export type ScoringServices = Pipelines & {
  readonly buyers: Pick<Buyers, 'parts'>;
  readonly files: Pick<Files, 'put'>;
  /** Whether to stop here: the rest is the next call's. */
  readonly isTimeUp: () => boolean;
};

export type Scored =
  | { readonly did: 'nothing' | 'stopped' }
  | { readonly did: 'scored'; readonly accounts: number; readonly migrated: LastScored['migrated'] };

/** A run that has not been heard of for so long has died: no function lives longer. */
const lifetimeMs = 15 * 60_000;
/** Not before this hour of the plant: the ERP tells of a day in the evening. */
const nightHour = 2;
const writtenAtOnce = 32;

type Run = NonNullable<Scoring['running']>;

/** Does a run when it is due, or goes on with one that died; else nothing. */
export async function scoreAccounts(services: ScoringServices): Promise<Scored> {
  const context = await contextOf({ kind: 'system', id: 'return' }, services);
  const run = await begin(services.records, context);
  if (!run) return { did: 'nothing' };
  const { customers, aliases } = await readCustomers(services.buyers, run.asOf, context.policy.company.currency);
  const telling = await tellingOf(customers, run, services.records, context);
  const standings = standingsOf(telling.cut, customers, dayNumber(run.asOf));
  const migrated = { first: 0, own: 0, boundary: 0, merged: 0 };
  const isDone = await writeAll(
    movesOf({ aliases, customers, standings }, telling),
    async (moved) => {
      await commitPlan(services.records, moved.plan, context);
      migrated[moved.score.cause] += 1;
    },
    services,
  );
  if (!isDone) {
    await release(run, services.records, context);
    return { did: 'stopped' };
  }
  const { accounts, ...shares } = countsOf(standings);
  const { leadTimeDays } = context.policy.return;
  const scored = { customers, standings, telling, day: dayNumber(run.asOf), leadTimeDays };
  const lists = await writeLists(run.id, scored, services.files);
  await finish(run, { accounts, ...shares, migrated, lists, telling }, services);
  return { did: 'scored', accounts, migrated };
}

const read = (records: Pick<Records, 'get'>): Promise<Scoring | undefined> => records.get('scoring', scoringId);

/** The run that is due, or that died, taken up; nothing while one is under way. */
async function begin(records: Records, context: Context): Promise<Run | undefined> {
  const { run } = await decideAndCommit<{ run?: Run }>(records, context, async () => {
    const before = await read(records);
    const run = dueOf(before, context);
    return run
      ? { ok: true, run, plan: change(before, nextScoring(before, { running: run })) }
      : { ok: true, plan: together() };
  });
  return run;
}

function dueOf(scoring: Scoring | undefined, { at, policy, newId }: Context): Run | undefined {
  const asOf = dayOf(at, policy.calendar.timeZone);
  const running = scoring?.running;
  if (running) return isAlive(running, at) ? undefined : { ...running, asOf, at };
  return isDue(scoring ?? {}, asOf, { at, policy }) ? { id: newId(), asOf, startedAt: at, at } : undefined;
}

type Now = Pick<Context, 'at' | 'policy'>;
const isDue = ({ last, askedAt }: Pick<Scoring, 'last' | 'askedAt'>, asOf: string, { at, policy }: Now): boolean =>
  pendingSince({ last, askedAt }) !== undefined || (last?.asOf !== asOf && hourOf(at, policy) >= nightHour);

const isAlive = ({ at }: Run, now: string): boolean => Date.parse(now) - Date.parse(at) < lifetimeMs;

const hourOf = (at: string, { calendar: { timeZone } }: Policy): number =>
  Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(new Date(at)));

/** By what all are scored: the week's boundaries, which the first run of the week cuts before it writes any score. */
async function tellingOf(customers: Customers, { asOf }: Run, records: Records, context: Context): Promise<Telling> {
  const rates = marginRates(context.policy);
  const { telling } = await decideAndCommit<{ telling: Telling }>(records, context, async () => {
    const before = await read(records);
    const { cut, lastCut } = before ?? {};
    if (cut?.on === mondayOf(asOf) && (cut.bases.length > 0 || customers.length === 0))
      return { ok: true, telling: { cut, lastCut, asOf, rates }, plan: together() };
    const made = cutOf(customers, asOf, rates);
    const plan = change(before, nextScoring(before, { cut: made }), { type: 'BoundariesCut', data: made });
    return { ok: true, telling: { cut: made, lastCut, asOf, rates }, plan };
  });
  return telling;
}

/** What to write of an account, by its score as it was read, or as it is now. */
type Move = (now?: KnownScore) => Migrated | undefined;

type All = {
  readonly aliases: readonly Score[];
  readonly customers: Customers<KnownCustomer>;
  readonly standings: Standings;
};

/** Whoever stands elsewhere than before. */
function* movesOf({ aliases, customers, standings }: All, telling: Telling): Generator<Move> {
  for (const alias of aliases) yield (now: KnownScore = alias) => leave({ ...alias, ...now }, telling);
  let row = 0;
  for (const customer of customers) {
    const standing = standings.at(row);
    row += 1;
    const move: Move = (now = customer.score) => migrate(customer, now, standing, telling);
    if (isElsewhere(customer.score, standing)) yield move;
  }
}

/** Writes whoever moved, some at once. @returns whether that was all */
async function writeAll(
  left: Generator<Move>,
  write: (moved: Migrated) => Promise<void>,
  { records, isTimeUp }: ScoringServices,
): Promise<boolean> {
  const writeNext = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) {
      await writeOne(next.value, write, records);
      if (isTimeUp()) return;
    }
  };
  await Promise.all(Array.from({ length: writtenAtOnce }, writeNext));
  return left.next().done === true;
}

/** A score that another run has written meanwhile is looked at again. */
async function writeOne(move: Move, write: (moved: Migrated) => Promise<void>, records: Records): Promise<void> {
  const moved = move();
  if (!moved) return;
  try {
    await write(moved);
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    const again = move(await records.get('score', moved.score.id));
    if (again) await write(again);
  }
}

const release = (run: Run, records: Records, context: Context): Promise<unknown> =>
  decideAndCommit(records, context, async () => ended(await read(records), run, { running: { ...run, at: longAgo } }));
const longAgo = new Date(0).toISOString();

type Outcome = Pick<LastScored, 'accounts' | 'migrated' | 'lists' | 'counts' | 'progress'> & {
  readonly telling: Telling;
};

async function finish(run: Run, { telling, ...outcome }: Outcome, services: ScoringServices): Promise<void> {
  const context = await contextOf({ kind: 'system', id: 'return' }, services);
  const { id: runId, asOf, startedAt } = run;
  const last: LastScored = { runId, asOf, startedAt, finishedAt: context.at, ...outcome };
  const { cut } = telling;
  const { accounts, migrated } = outcome;
  const data = {
    ...{ asOf, cut: cut.on, bases: cut.bases, basis: cut.basis, startedAt, counts: last.counts, accounts, migrated },
    durationMs: Math.max(0, Date.parse(context.at) - Date.parse(startedAt)),
  };
  await decideAndCommit(services.records, context, async () =>
    ended(
      await read(services.records),
      run,
      { lastCut: cut, last, running: undefined },
      { type: 'AccountsScored', data },
    ),
  );
}

/** The record after a run; nothing when another one has taken it over. */
function ended(
  before: Scoring | undefined,
  { id }: Run,
  fields: Parameters<typeof nextScoring>[1],
  ...facts: Parameters<typeof change> extends [unknown, unknown, ...infer F] ? F : never
): Decision {
  if (before?.running?.id !== id) return { ok: true, plan: together() };
  return { ok: true, plan: change(before, nextScoring(before, fields), ...facts) };
}

function countsOf(standings: Standings): Pick<LastScored, 'accounts' | 'counts' | 'progress'> {
  const counts = Array.from({ length: cellCount }, () => 0);
  const progress = { low: 0, middle: 0, high: 0, unknown: 0 };
  for (const standing of standings) {
    if (!standing) continue;
    counts[standing.cell] = (counts[standing.cell] ?? 0) + 1;
    progress[standing.progress ?? 'unknown'] += 1;
  }
  return { accounts: counts.reduce((sum, count) => sum + count, 0), counts, progress };
}
