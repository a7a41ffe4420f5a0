import { Duration } from 'aws-cdk-lib';
import { type EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IConstruct } from 'constructs';
import type { FactType } from '../../shared/domain/facts/draft.ts';
import type { DeadLetters } from './dead-letters.ts';

/** When a function is called: again and again, or for each fact of some types, or of every type, on the bus. */
export type Trigger =
  | { readonly every: Duration }
  | { readonly bus: EventBus; readonly facts: readonly FactType[] | 'all' };

export interface EventRouteProps {
  readonly on: Trigger;
  readonly target: IFunction;
  /** Where events go that could not be delivered, and what the function itself gave up: its own alarm says who is hurt. */
  readonly deadLetters: DeadLetters;
}

/** What calls a function nobody waits for. A run that was missed is not made up for, the next comes soon; a fact is delivered for six hours. */
export class EventRoute extends Construct {
  /** The function it calls again and again, by its folder, and how often; nothing when facts call it. */
  readonly schedule: { readonly folder: string; readonly every: Duration } | undefined;

  /** The schedules of everything in a scope. */
  static schedulesIn = (scope: IConstruct) =>
    scope.node
      .findAll()
      .flatMap((each) => (each instanceof EventRoute && each.schedule !== undefined ? [each.schedule] : []));

  constructor(scope: Construct, id: string, { on, target, deadLetters }: EventRouteProps) {
    super(scope, id);
    this.schedule = 'every' in on ? { folder: deadLetters.folder, every: on.every } : undefined;
    new Rule(this, 'Rule', {
      ...('every' in on
        ? { schedule: Schedule.rate(on.every) }
        : {
            eventBus: on.bus,
            eventPattern: { source: ['voronka'], ...(on.facts !== 'all' && { detailType: [...on.facts] }) },
          }),
      targets: [
        new LambdaFunction(target, {
          deadLetterQueue: deadLetters.queue,
          ...('every' in on ? { retryAttempts: 0 } : { maxEventAge: Duration.hours(6) }),
        }),
      ],
    });
  }
}
