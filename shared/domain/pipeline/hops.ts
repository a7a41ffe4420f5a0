/** Moves an adjustable clock forward in hops: to the earliest waiting alarm, all alarms of that instant at once, until what they rang has settled. */
import type { Clock } from '../clock.ts';
import type { Executions } from '../executions.ts';
import { Problem } from '../problem.ts';
import type { Parked, Records, Waiting } from '../records/records.ts';
import { liveRecords } from './live-records.ts';
import { type Followed, isElsewhere, isLive } from './where.ts';

export type Hopping = {
  readonly records: Records;
  readonly executions: Executions;
  readonly clock: Clock;
  readonly moveClock: (to: string) => Promise<void>;
  /** Whether the caller's own time has run out. */
  readonly isTimeUp: () => boolean;
  readonly pause: () => Promise<void>;
  /** After how many hops something must be ringing again and again. @default 2000 */
  readonly mostHops?: number;
};

export type Hopped = { readonly now: string; readonly done: boolean; readonly hops: number; readonly rung: number };
type Standing = Parked<Followed>;
/** One whose workflow has parked where it stands. */
type Settled = Standing & { readonly waiting: Waiting };

const mostPolls = 400; // of 25 ms: 10 s for one hop to settle

const namesOf = (standings: readonly Standing[]): string =>
  standings
    .slice(0, 5)
    .map(({ record }) => `${record.kind} ${record.id} at ${record.stage.name}`)
    .join(', ');

/** The clock stops where a workflow does: whoever moves it is told of which record. */
const hangs = (detail: string): Problem => new Problem({ status: 409, code: 'workflow-hangs', detail });

const isSettled = (standing: Standing): standing is Settled =>
  standing.waiting !== undefined && !isElsewhere(standing.record, standing.waiting);

/**
 * Every live record, once all have come so far; nothing when the caller's time runs out before. Between the looks at all of
 * them only those that are behind are looked at: a plant has thousands.
 *
 * @throws Problem when one hangs, naming it
 */
async function whenAll<S extends Standing>(
  haveComeSoFar: (standing: Standing) => standing is S,
  hang: string,
  { records, pause, isTimeUp }: Hopping,
): Promise<S[] | undefined> {
  const areBehind = (standings: readonly Standing[]) => standings.filter((one) => !haveComeSoFar(one));
  for (let polls = 0; ; ) {
    const standings = await liveRecords(records);
    if (standings.every(haveComeSoFar)) return standings;
    for (let behind = areBehind(standings); behind.length > 0; polls += 1) {
      if (polls === mostPolls) throw hangs(`${hang}: ${namesOf(behind)}`);
      if (isTimeUp()) return undefined;
      await pause();
      behind = areBehind(await lookAgainAt(behind, records));
    }
  }
}

/** Those of them that are still live, as they stand now. */
async function lookAgainAt(standings: readonly Standing[], records: Pick<Records, 'standing'>): Promise<Standing[]> {
  const idsOf = Map.groupBy(standings, ({ record }) => record.kind);
  const found = await Promise.all(
    [...idsOf].map(
      ([kind, all]): Promise<Standing[]> =>
        records.standing(
          kind,
          all.map(({ record }) => record.id),
        ),
    ),
  );
  return found.flat().filter(({ record }) => isLive(record));
}

/** Hops on to an instant, or as far as the caller's time allows. */
export async function hopTo(to: string, hopping: Hopping): Promise<Hopped> {
  const { mostHops = 2000, clock, isTimeUp } = hopping;
  let rung = 0;
  for (let hops = 0; hops < mostHops; hops += 1) {
    const settled = isTimeUp() ? undefined : await whenAll(isSettled, 'does not settle', hopping);
    if (!settled) return { now: await clock.now(), done: false, hops, rung };
    const alarms = settled.map(({ waiting }) => waiting);
    const [first] = alarms.flatMap(({ until }) => (until <= to ? [until] : [])).sort();
    await hopping.moveClock(first ?? to);
    if (first === undefined) return { now: await clock.now(), done: true, hops, rung };
    const due = alarms.filter(({ until }) => until === first);
    for (const { token } of due) await hopping.executions.expire(token);
    rung += due.length;
    await whenAll(isTaken(due), 'hangs after its alarm', hopping);
  }
  throw hangs(`more than ${String(mostHops)} hops to ${to}`);
}

/** Whether no token of those expired is left: its record has parked anew, or is live no more. */
const isTaken =
  (expired: readonly Waiting[]) =>
  (standing: Standing): standing is Standing =>
    expired.every(({ token }) => token !== standing.waiting?.token);
