import { busOf } from '../../../shared/adapters/eventbridge/bus.ts';
import { SqsDeadLetters } from '../../../shared/adapters/sqs/dead-letters.ts';
import type { Bus } from '../../../shared/domain/bus.ts';
import type { DeadLetters } from '../../../shared/lambda/stream-handler.ts';
import type { Env } from './contract.ts';

export type Services = { readonly bus: Bus; readonly deadLetters: DeadLetters };

export const buildServices = (env: Env): Services => ({
  bus: busOf(env.EVENT_BUS),
  deadLetters: SqsDeadLetters.at(env.DEAD_LETTER_QUEUE),
});
