import { pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { SqsDeadLetters } from '../../../shared/adapters/sqs/dead-letters.ts';
import { executionsOf } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Executions } from '../../../shared/domain/executions.ts';
import type { Pipelines } from '../../../shared/domain/pipeline/ring.ts';
import type { DeadLetters } from '../../../shared/lambda/stream-handler.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export type Services = Pick<Pipelines, 'records' | 'clock'> & {
  readonly executions: Executions;
  readonly deadLetters: DeadLetters;
};

export const buildServices = (env: Env): Services => ({
  ...pipelinesOf(env, seeds),
  executions: executionsOf(env),
  deadLetters: SqsDeadLetters.at(env.DEAD_LETTER_QUEUE),
});
