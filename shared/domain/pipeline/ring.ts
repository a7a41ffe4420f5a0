/** Rings the alarm that is due on a lead or a deal, and commits what follows. */
import type { Clock } from '../clock.ts';
import { ringDeal } from '../deals/ring.ts';
import type { Deal } from '../deals/deal.ts';
import { ringLead } from '../leads/ring.ts';
import { conversionRecords } from '../leads/records.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { together, type Decision } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import { nextAlarm } from './standing.ts';

export type Pipelines = {
  readonly records: Records;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly newId: () => string;
};

export const findStanding = async (records: Pick<Records, 'get'>, id: string): Promise<Lead | Deal | undefined> =>
  (await records.get('lead', id)) ?? (await records.get('deal', id));

async function ring(record: Lead | Deal, records: Records, context: Context): Promise<Decision | undefined> {
  if (record.kind === 'deal') return ringDeal(record, context);
  const desk = record.owner === undefined ? undefined : await records.get('desk', record.owner);
  const conversion = nextAlarm(record)?.name === 'convert-again' ? await conversionRecords(record, records) : undefined;
  return ringLead(record, { desk, conversion }, context);
}

/** The record after its alarm rang, or as it stands when none was due. Ringing twice rings once. */
export async function ringDue(
  id: string,
  { records, policies, clock, newId }: Pipelines,
): Promise<Lead | Deal | undefined> {
  const at = await clock.now();
  const context: Context = { by: { kind: 'system', id: 'alarm' }, at, policy: await policies.at(at), newId };
  await decideAndCommit(records, context, async () => {
    const record = await findStanding(records, id);
    return (record && (await ring(record, records, context))) ?? { ok: true, plan: together() };
  });
  return findStanding(records, id);
}
