import { Duration } from 'aws-cdk-lib';
import { type EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FactType } from '../../shared/domain/facts/draft.ts';

/** When a function is called: again and again, or for each fact of some types, or of every type, on the bus. */
export type Trigger =
  | { readonly every: Duration }
  | { readonly bus: EventBus; readonly facts: readonly FactType[] | 'all' };

export interface EventRouteProps {
  readonly on: Trigger;
  readonly target: IFunction;
  /** Where events go that could not be delivered: its own alarm says who is hurt. */
  readonly deadLetters: IQueue;
}

/** What calls a function nobody waits for. A run that was missed is not made up for, the next comes soon; a fact is delivered for six hours. */
export class EventRoute extends Construct {
  constructor(scope: Construct, id: string, { on, target, deadLetters }: EventRouteProps) {
    super(scope, id);
    const isSchedule = 'every' in on;
    new Rule(this, 'Rule', {
      ...(isSchedule
        ? { schedule: Schedule.rate(on.every) }
        : {
            eventBus: on.bus,
            eventPattern: { source: ['voronka'], ...(on.facts !== 'all' && { detailType: [...on.facts] }) },
          }),
      targets: [
        new LambdaFunction(target, {
          deadLetterQueue: deadLetters,
          ...(isSchedule ? { retryAttempts: 0 } : { maxEventAge: Duration.hours(6) }),
        }),
      ],
    });
  }
}
