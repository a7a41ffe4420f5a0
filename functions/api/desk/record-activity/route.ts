import { contextOf } from '../../../../shared/domain/records/context.ts';
import { present } from '../../../../shared/domain/present.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { recordWithNextStep } from '../../../../shared/domain/tasks/activity.ts';
import type { Activity } from '../../../../shared/domain/tasks/task.ts';
import { deskOf, found } from '../../../../shared/domain/records/found.ts';
import type { Call } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { noteItem } from '../../../../shared/domain/people/notes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Records a touch with a person, and what is to be done next. The first outgoing one on a claimed lead stops its contact clock. */
export async function recordActivity({ subject, ...asked }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const id = services.newId();
  const { activity, task } = await decideAndCommit(services.records, context, async () => {
    const record = await found(services.records, subject.kind, subject.id);
    const desk = await deskOf(record.owner, services.records);
    const decision = recordWithNextStep(record, { id, ...asked }, desk, context);
    if (decision.ok && asked.note !== undefined)
      await services.people.put([noteItem(subject.id, id, asked.note, context)]);
    return decision;
  });
  return recorded(activity, task?.id);
}

const recorded = ({ id, subject }: Activity, taskId: string | undefined) => ({ id, subject, ...present({ taskId }) });

export const recordActivityRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: recordActivity,
  again: async ({ id, made }, { records }) =>
    recorded(await found(records, 'activity', id('activity')), made['task']?.id),
});
