/** Moves an adjustable clock forward in hops: to the earliest waiting alarm, all alarms of that instant at once, until what they rang has settled. */
import type { Clock } from '../clock.ts';
import type { Executions } from '../executions.ts';
import { Problem } from '../problem.ts';
import type { Parked, Records } from '../records/records.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { liveRecords } from './live-records.ts';
import { isElsewhere } from './where.ts';

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
type Standing = Parked<Lead | Deal>;

const mostPolls = 400; // of 25 ms: 10 s for one hop to settle

const namesOf = (standings: readonly Standing[]): string =>
  standings
    .slice(0, 5)
    .map(({ record }) => `${record.kind} ${record.id} at ${record.stage.name}`)
    .join(', ');

/** The clock stops where a workflow does: whoever moves it is told of which record. */
const hangs = (detail: string): Problem => new Problem({ status: 409, code: 'workflow-hangs', detail });

const settled = ({ record, waiting }: Standing): boolean => waiting !== undefined && !isElsewhere(record, waiting);

/** Every live record, once its workflow has parked where it stands. @throws when one hangs, naming it */
async function whenSettled({ records, pause }: Hopping): Promise<Standing[]> {
  let hanging: Standing[] = [];
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const standings = await liveRecords(records);
    hanging = standings.filter((standing) => !settled(standing));
    if (hanging.length === 0) return standings;
    await pause();
  }
  throw hangs(`does not settle: ${namesOf(hanging)}`);
}

/** Hops on to an instant, or as far as the caller's time allows. */
export async function hopTo(to: string, hopping: Hopping): Promise<Hopped> {
  const { mostHops = 2000 } = hopping;
  let rung = 0;
  for (let hops = 0; hops < mostHops; hops += 1) {
    if (hopping.isTimeUp()) return { now: await hopping.clock.now(), done: false, hops, rung };
    const due = dueAlarms(await whenSettled(hopping), to);
    const [first] = due;
    if (first?.waiting === undefined) {
      await hopping.moveClock(to);
      return { now: await hopping.clock.now(), done: true, hops, rung };
    }
    await hopping.moveClock(first.waiting.until);
    const together = due.filter(({ waiting }) => waiting?.until === first.waiting?.until);
    for (const { waiting } of together) if (waiting) await hopping.executions.expire(waiting.token);
    await untilMoved(together, hopping);
    rung += together.length;
  }
  throw hangs(`more than ${String(mostHops)} hops to ${to}`);
}

/** The parked records whose alarm is not after an instant, the earliest first. */
const dueAlarms = (standings: readonly Standing[], to: string): Standing[] =>
  standings
    .filter(({ waiting }) => waiting !== undefined && waiting.until <= to)
    .sort((a, b) => ((a.waiting?.until ?? '') < (b.waiting?.until ?? '') ? -1 : 1));

/** Until each expired token was taken: its record parked anew, or is live no more. */
async function untilMoved(expired: readonly Standing[], { records, pause }: Hopping): Promise<void> {
  const tokens = new Set(expired.map(({ waiting }) => waiting?.token));
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const left = (await liveRecords(records)).filter(({ waiting }) => tokens.has(waiting?.token));
    if (left.length === 0) return;
    await pause();
  }
  throw hangs(`hangs after its alarm: ${namesOf(expired)}`);
}
