import { assignAccount } from '../../../../shared/domain/accounts/assign-account.ts';
import { assignDeal } from '../../../../shared/domain/deals/work.ts';
import { assignLead, keepFor } from '../../../../shared/domain/leads/work.ts';
import { allOf } from '../../../../shared/domain/records/all-of.ts';
import { type Context, contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import type { Decision } from '../../../../shared/domain/records/plan.ts';
import type { Entry } from '../../../../shared/domain/records/records.ts';
import { assignTask } from '../../../../shared/domain/tasks/assign-task.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { deskOf, found } from '../../../../shared/domain/records/found.ts';
import { attempt, type Result } from '../../../../shared/lambda/each.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

type Giving = Pick<Services, 'records' | 'clock' | 'policies' | 'newId'>;

/** How long one call works: the gateway waits 29 s for its answer. */
const workMs = 20_000;

/** Gives what one person has to another, record by record: what is refused for one does not hold up the others. */
export async function handOver({ id: from, to }: Input, services: Giving, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const all = await everythingOf(from, records);
  const until = Date.now() + workMs;
  const results: Result[] = [];
  for (const entry of all) {
    if (Date.now() > until) break;
    const give = () => decideAndCommit(records, context, () => given(entry, to, services, context));
    results.push(await attempt(entry.id, give));
  }
  return { results, left: all.length - results.length };
}

/** Everything that lists its owner, and what the queue keeps for them. */
async function everythingOf(from: string, records: Pick<Services['records'], 'list'>): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of allOf({ index: 'owner', of: from }, records)) found.push(entry);
  for await (const entry of allOf({ index: 'board', of: 'lead/new' }, records))
    if (entry.card.reservedFor === from) found.push(entry);
  return found;
}

async function given(
  { kind, id }: Entry,
  to: string,
  { records }: Pick<Services, 'records'>,
  context: Context,
): Promise<Decision> {
  if (kind === 'deal') return assignDeal(await found(records, 'deal', id), to, context);
  if (kind === 'account') return assignAccount(await found(records, 'account', id), to, context);
  if (kind === 'task') {
    const task = await found(records, 'task', id);
    return assignTask(task, await found(records, task.subject.kind, task.subject.id), to, context);
  }
  const lead = await found(records, 'lead', id);
  return lead.owner === undefined
    ? keepFor(lead, to, context)
    : assignLead(lead, to, await deskOf(lead.owner, records), context);
}

export const handOverRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: handOver,
});
