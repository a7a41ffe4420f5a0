import * as z from 'zod';
import { runningMailings } from '../campaigns/mailing.ts';
import { processNames, stagesOf } from '../deals/pipeline.ts';
import type { MachineName } from '../executions.ts';
import { baskets, leadStages } from '../leads/pipeline.ts';
import { allOf } from '../records/all-of.ts';
import { enrolmentBoard } from '../records/index-keys.ts';
import type { Parked, Records } from '../records/records.ts';
import { runningWinBacks } from '../win-backs/win-back.ts';
import { type Followed, type FollowedKind, isLive } from './where.ts';

function boardsOf(machine: MachineName): string[] {
  if (machine === 'mailing') return [runningMailings];
  if (machine === 'win-back') return [runningWinBacks];
  if (machine === 'nurture') return baskets.map(enrolmentBoard);
  return machine === 'leads'
    ? Object.entries(leadStages)
        .filter(([, { kind }]) => kind === 'open')
        .map(([stage]) => `lead/${stage}`)
    : stagesOf(machine).map(({ stage }) => `deal/${machine}/${stage}`);
}

function kindOf(machine: MachineName): FollowedKind {
  if (machine === 'mailing' || machine === 'win-back') return machine;
  if (machine === 'nurture') return 'enrolment';
  return machine === 'leads' ? 'lead' : 'deal';
}

export const machineNames = [
  ...(['leads', ...processNames] as const),
  ...(['nurture', 'mailing', 'win-back'] as const),
] as const satisfies readonly MachineName[];

/** The live records of a machine, with where their workflows wait, and the ids of those that cannot be read. */
export type Live = {
  readonly standings: readonly Parked<Followed>[];
  readonly unreadable: readonly { readonly id: string; readonly error: z.ZodError }[];
};
type Reading = Pick<Records, 'list' | 'standing'>;

/** The live records of one machine. */
export async function liveIn(machine: MachineName, records: Reading): Promise<Live> {
  const ids = new Set<string>();
  for (const of of boardsOf(machine)) for await (const { id } of allOf({ index: 'board', of }, records)) ids.add(id);
  const { standings, unreadable } = await standingsOf(machine, [...ids], records);
  return { standings: standings.filter(({ record }) => isLive(record)), unreadable };
}

/** Where records of a machine stand, live or not; of them that exist. */
export const standingsOf = (machine: MachineName, ids: readonly string[], records: Pick<Records, 'standing'>) =>
  readable(kindOf(machine), ids, records);

/**
 * Every live record of the machines, with where its workflow waits.
 *
 * @throws ZodError when one cannot be read
 */
export async function liveRecords(
  records: Reading,
  machines: readonly MachineName[] = machineNames,
): Promise<Parked<Followed>[]> {
  const found: Parked<Followed>[] = [];
  for (const machine of machines) {
    const { standings, unreadable } = await liveIn(machine, records);
    for (const { error } of unreadable) throw error;
    found.push(...standings);
  }
  return found;
}

/** Reads them together; where that fails, each half by itself, until what cannot be read stands alone. */
async function readable(kind: FollowedKind, ids: readonly string[], records: Pick<Records, 'standing'>): Promise<Live> {
  try {
    return { standings: await records.standing(kind, ids), unreadable: [] };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    if (ids.length < 2) return { standings: [], unreadable: ids.map((id) => ({ id, error })) };
    const half = Math.ceil(ids.length / 2);
    const left = await readable(kind, ids.slice(0, half), records);
    const right = await readable(kind, ids.slice(half), records);
    return {
      standings: [...left.standings, ...right.standings],
      unreadable: [...left.unreadable, ...right.unreadable],
    };
  }
}
