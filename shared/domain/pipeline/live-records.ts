import { processNames, stagesOf } from '../deals/pipeline.ts';
import type { Deal } from '../deals/deal.ts';
import type { MachineName } from '../executions.ts';
import { leadStages } from '../leads/pipeline.ts';
import type { Lead } from '../leads/lead.ts';
import type { Parked, Records } from '../records/records.ts';
import { isLive } from './where.ts';

const boardsOf = (machine: MachineName): string[] =>
  machine === 'leads'
    ? Object.entries(leadStages)
        .filter(([, { kind }]) => kind === 'open')
        .map(([stage]) => `lead/${stage}`)
    : stagesOf(machine).map(({ stage }) => `deal/${machine}/${stage}`);

export const machineNames = ['leads', ...processNames] as const satisfies readonly MachineName[];

/** Every live record of the machines, with where its workflow waits. */
export async function liveRecords(
  records: Pick<Records, 'list' | 'standing'>,
  machines: readonly MachineName[] = machineNames,
): Promise<Parked<Lead | Deal>[]> {
  const standings: Parked<Lead | Deal>[] = [];
  for (const machine of machines) {
    const ids = new Set<string>();
    for (const of of boardsOf(machine)) for await (const id of idsOn(of, records)) ids.add(id);
    standings.push(...(await records.standing(machine === 'leads' ? 'lead' : 'deal', [...ids])));
  }
  return standings.filter(({ record }) => isLive(record));
}

async function* idsOn(of: string, records: Pick<Records, 'list'>): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await records.list({ index: 'board', of }, { limit: 1000, ...(cursor !== undefined && { cursor }) });
    for (const { id } of page.items) yield id;
    cursor = page.next;
  } while (cursor !== undefined);
}
