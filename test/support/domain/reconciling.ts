/** A plant whose workflows the reconciler mends, and what its runs did. */
import { seeds } from '../../../settings/seeds.ts';
import type { MachineName } from '../../../shared/domain/executions.ts';
import { type Reconciling, reconcile } from '../../../shared/domain/pipeline/reconcile.ts';
import { policiesOf } from '../../../shared/domain/settings/policy.ts';
import { robot } from './actors.ts';
import { contextOf, monday } from './contexts.ts';
import { RecordedExecutions } from './executions.ts';
import { leadId } from './leads.ts';
import { ofEachMachine } from './machines.ts';
import { storeOf, ToldClock } from './stores.ts';

/** What a run did that found nothing to mend. */
export const none = { started: 0, raised: 0, answered: 0, stopped: 0, rolled: 0, givenUp: 0, failed: 0 };
export const minutesAfter = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString();
export const ref = { kind: 'lead', id: leadId } as const;
/** The execution of the present generation of `ref`. */
export const name = `${leadId}-2`;

/** A plant whose records changed ten minutes ago, and a reconciler that acts on what is five minutes old. */
export async function plant(...records: Parameters<typeof storeOf>[1][]) {
  const clock = new ToldClock();
  const store = await storeOf(clock, ...records);
  clock.instant = minutesAfter(10);
  const executions = new RecordedExecutions();
  const hits = new Map<string, number>();
  const services: Reconciling = {
    records: store,
    policies: policiesOf(store, seeds),
    clock,
    newId: contextOf(robot).newId,
    executions,
    guard: {
      hit: (bucket) => {
        hits.set(bucket, (hits.get(bucket) ?? 0) + 1);
        return Promise.resolve(hits.get(bucket) ?? 0);
      },
      once: () => Promise.resolve(true),
    },
    definitions: ofEachMachine(() => 'today'),
    wallNow: clock.wallNow,
    minimumAgeSeconds: 300,
  };
  const run = (...names: string[]) => runIn('leads', ...names);
  const runIn = (machine: MachineName, ...names: string[]) =>
    executions.runs.set(
      machine,
      names.map((running) => ({ name: running, arn: `arn:${running}`, startedAt: monday })),
    );
  const facts = () =>
    store.facts.map(({ type, data, generation }) => ({ type, data, ...(generation && { generation }) }));
  const told = (over: Partial<Reconciling> = {}) => reconcile({ ...services, ...over });
  const mend = async (over: Partial<Reconciling> = {}) => {
    const { deeds: _, ...numbers } = await told(over);
    return numbers;
  };
  const anotherRun = () => {
    clock.instant = minutesAfter((clock.wallNow() - Date.parse(monday)) / 60_000 + 10);
    return mend();
  };
  const tasks = () => store.all.flatMap((record) => (record.kind === 'task' ? [record] : []));
  return { told, anotherRun, tasks, clock, store, executions, run, runIn, facts, mend };
}
