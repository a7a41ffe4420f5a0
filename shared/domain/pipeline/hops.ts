/** Moves an adjustable clock forward in hops: to the earliest waiting alarm, all alarms of that instant at once, until what they rang has settled. */
import type { Clock } from '../clock.ts';
import type { Executions } from '../executions.ts';
import { Problem } from '../problem.ts';
import type { Parked, Records, Waiting } from '../records/records.ts';
import { liveRecords } from './live-records.ts';
import { type Followed, isElsewhere } from './where.ts';

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

/** Every live record, once all have come so far. @throws when one hangs, naming it */
async function whenAll<S extends Standing>(
  haveComeSoFar: (standing: Standing) => standing is S,
  hang: string,
  { records, pause }: Hopping,
): Promise<S[]> {
  for (let polls = 0; ; polls += 1) {
    const standings = await liveRecords(records);
    if (standings.every(haveComeSoFar)) return standings;
    if (polls === mostPolls) throw hangs(`${hang}: ${namesOf(standings.filter((one) => !haveComeSoFar(one)))}`);
    await pause();
  }
}

/** Hops on to an instant, or as far as the caller's time allows. */
export async function hopTo(to: string, hopping: Hopping): Promise<Hopped> {
  const { mostHops = 2000 } = hopping;
  let rung = 0;
  for (let hops = 0; hops < mostHops; hops += 1) {
    if (hopping.isTimeUp()) return { now: await hopping.clock.now(), done: false, hops, rung };
    const alarms = (await whenAll(isSettled, 'does not settle', hopping)).map(({ waiting }) => waiting);
    const [first] = alarms.flatMap(({ until }) => (until <= to ? [until] : [])).sort();
    if (first === undefined) {
      await hopping.moveClock(to);
      return { now: await hopping.clock.now(), done: true, hops, rung };
    }
    await hopping.moveClock(first);
    const due = alarms.filter(({ until }) => until === first);
    for (const { token } of due) await hopping.executions.expire(token);
    await whenAll(isTaken(due), 'hangs after its alarm', hopping);
    rung += due.length;
  }
  throw hangs(`more than ${String(mostHops)} hops to ${to}`);
}

/** Whether no token of those expired is left: its record has parked anew, or is live no more. */
const isTaken =
  (expired: readonly Waiting[]) =>
  (standing: Standing): standing is Standing =>
    expired.every(({ token }) => token !== standing.waiting?.token);
