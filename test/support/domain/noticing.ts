/** A plant that tells its staff: records in memory, a mail service and a chat that keep what they get. */
import { MemorySender } from '../../../shared/adapters/memory/sender.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import type { ChosenWays, NoticeChoices, Way, Ways } from '../../../shared/domain/notices/kinds.ts';
import { remindStaff, type Reminding } from '../../../shared/domain/notices/remind-staff.ts';
import { tellStaff } from '../../../shared/domain/notices/tell-staff.ts';
import type { AnyRecord } from '../../../shared/domain/records/records.ts';
import type { Settings } from '../../../shared/domain/settings/settings.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { operator } from './actors.ts';
import { contextOf, idOf, monday, policyWith } from './contexts.ts';
import { leadId } from './leads.ts';
import { RecordedOutbox } from './outbox.ts';
import { storeOf, ToldClock } from './stores.ts';
import { factWith } from './webhooks.ts';

export const taskId = idOf(0x701);

/** A task of a lead, for any head of sales, due on Monday at ten. */
export const taskWith = (fields: Partial<Task> = {}): Task => ({
  kind: 'task',
  id: taskId,
  version: 1,
  subject: { kind: 'lead', id: leadId },
  about: 'by-hand',
  dueAt: monday,
  state: { name: 'open' },
  ...fields,
});

export const choicesOf = ({ id }: { readonly id: string }, ways: ChosenWays): NoticeChoices => ({
  kind: 'notice-choices',
  id,
  version: 1,
  ways,
});

/** Each kind in one way. */
export const allAs = (way: Way): Ways => ({
  'in-queue': way,
  assigned: way,
  'task-given': way,
  'task-due': way,
  overdue: way,
  reply: way,
  'mail-paused': way,
});

export async function noticingPlant(settings: Partial<Settings>, ...records: readonly AnyRecord[]) {
  const [clock, wall, outbox, sender] = [new ToldClock(), new ToldClock(), new RecordedOutbox(), new MemorySender()];
  const store = await storeOf(clock, ...records);
  const failures: { staffId: string; error: unknown }[] = [];
  const services: Reminding & { records: typeof store } = {
    records: store,
    clock,
    wall,
    outbox,
    sender,
    policies: { at: () => Promise.resolve(policyWith(settings)) },
    newId: contextOf(operator).newId,
    publicUrl: 'https://voronka.example',
    write: ({ subject, lines, link }, { email }) => ({
      identity: 'service',
      to: email,
      subject,
      html: '',
      text: [...lines, ...(link === undefined ? [] : [link])].join('\n'),
      headers: {},
      tags: {},
    }),
    told: (failure) => failures.push(failure),
  };
  return {
    services,
    store,
    clock,
    outbox,
    sender,
    failures,
    tell: (fact: Partial<Fact>) => tellStaff(factWith(fact), services),
    remind: () => remindStaff(services),
    /** Who was told what, by their address. */
    told: () => outbox.given.map(({ to, subject }) => `${to}: ${subject}`),
    notices: () => store.all.flatMap((record) => (record.kind === 'notice' ? [record] : [])),
  };
}
