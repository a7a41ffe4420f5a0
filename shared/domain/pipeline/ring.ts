/** Rings the alarm that is due on a lead or a deal, and commits what follows. */
import type { Clock } from '../clock.ts';
import { ringDeal } from '../deals/ring.ts';
import { ringLead } from '../leads/ring.ts';
import { conversionRecords } from '../leads/records.ts';
import { knowing } from '../products/named.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { together, type Decision } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import { nextAlarm } from './standing.ts';
import type { Followed } from './where.ts';

export type Pipelines = {
  readonly records: Records;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly newId: () => string;
};

export const findStanding = async (records: Pick<Records, 'get'>, id: string): Promise<Followed | undefined> =>
  (await records.get('lead', id)) ??
  (await records.get('deal', id)) ??
  (await records.get('enrolment', id)) ??
  (await records.get('mailing', id)) ??
  (await records.get('win-back', id));

/** @throws when there is no such record */
export async function standingOf(records: Pick<Records, 'get'>, id: string): Promise<Followed> {
  const found = await findStanding(records, id);
  if (!found) throw new Error(`there is no record ${id} that an execution follows`);
  return found;
}

async function ring(record: Followed, records: Records, context: Context): Promise<Decision | undefined> {
  if (record.kind === 'deal') return ringDeal(record, await knowing(record.lines, records, context));
  if (record.kind !== 'lead') return undefined; // decided by their own machines, which look again
  const desk = record.owner === undefined ? undefined : await records.get('desk', record.owner);
  const conversion = nextAlarm(record)?.name === 'convert-again' ? await conversionRecords(record, records) : undefined;
  return ringLead(record, { desk, conversion }, context);
}

/** The record after its alarm rang, or as it stands when none was due. Ringing twice rings once. */
export async function ringDue(id: string, pipelines: Pipelines): Promise<Followed | undefined> {
  const { records } = pipelines;
  const context = await contextOf({ kind: 'system', id: 'alarm' }, pipelines);
  await decideAndCommit(records, context, async () => {
    const record = await findStanding(records, id);
    return (record && (await ring(record, records, context))) ?? { ok: true, plan: together() };
  });
  return findStanding(records, id);
}
