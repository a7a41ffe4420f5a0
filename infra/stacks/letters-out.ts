import type { Stage } from '../config/stages.ts';
import { type Grant, guard, journal, people, records } from '../constructs/grant.ts';
import type { DataStack } from './data-stack.ts';
import type { RefreshStack } from './refresh-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

/** What a function is told, and may do, whose letters leave to customers. */
export const lettersOut = (stage: Stage, data: DataStack, sending: RefreshStack['sending']) => ({
  environment: {
    ...storeEnvironment(stage, data),
    ...sending.environment,
    PEOPLE_TABLE: data.people.tableName,
    SECRET_ARN: data.secret.secretArn,
  },
  grants: [
    records.get(data.records),
    records.getMany(data.records),
    records.list(data.records, 'parent'),
    records.commit(data.records),
    records.release(data.records),
    records.provided(data.records),
    journal.append(data.journal),
    people.get(data.people),
    guard.hit(data.guard),
    { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
    sending.grant,
    ...clockGrants(stage, data),
  ] satisfies readonly Grant[],
});
