import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as DeliverDueEnv } from '../../functions/schedule/deliver-due/contract.ts';
import { Env as DeliverFactEnv } from '../../functions/events/deliver-fact/contract.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { type Grant, guard, journal, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface WebhookStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly bus: EventBus;
  readonly alarmTopic?: ITopic | undefined;
}

/** Where receivers of events may be: also on this machine, where the product itself is. */
export const receiversOf = ({ local }: Stage): string => (local ? 'local-too' : 'public');

/** How other systems are told of facts: at once, and again until they take them. */
export class WebhookStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, bus, alarmTopic, ...props }: WebhookStackProps) {
    super(scope, id, props);
    const common = { alarmTopic, namesItsCalls: stage.local };
    const environment = {
      ...storeEnvironment(stage, data),
      RECEIVERS: receiversOf(stage),
      SECRET_ARN: data.secret.secretArn,
    };
    const grants: Grant[] = [
      records.get(data.records),
      records.getMany(data.records),
      records.list(data.records, 'parent'),
      records.commit(data.records),
      journal.append(data.journal),
      { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
      ...clockGrants(stage, data),
    ];

    const untold = new DeadLetters(this, 'Untold', {
      ...common,
      folder: 'events/deliver-fact',
      errorImpact: 'Systems that subscribed to them will never hear of some facts, unless they are sent again by hand.',
    });
    const deliverFact = new PipelineFunction(this, 'DeliverFact', {
      ...common,
      folder: 'events/deliver-fact',
      env: DeliverFactEnv,
      environment,
      errorImpact: 'Other systems that subscribed to facts hear of them late, or not at all: the ERP makes no orders.',
      grants,
      deadLetters: untold.queue,
    });
    new EventRoute(this, 'EveryFact', {
      on: { bus, facts: 'all' },
      target: deliverFact.function,
      deadLetters: untold,
    });

    const missedRounds = new DeadLetters(this, 'MissedRounds', {
      ...common,
      folder: 'schedule/deliver-due',
      errorImpact: 'Rounds were missed: systems that had not taken an event hear of it later than planned.',
    });
    const deliverDue = new PipelineFunction(this, 'DeliverDue', {
      ...common,
      folder: 'schedule/deliver-due',
      env: DeliverDueEnv,
      environment,
      errorImpact: 'What other systems did not take at once is not sent to them again.',
      grants: [...grants, records.list(data.records, 'board'), guard.noteRun(data.guard)],
      timeout: Duration.minutes(2), // a run begins nothing after 45 s
      deadLetters: missedRounds.queue,
      retryAttempts: 0, // the next run comes soon, and does what this one left
    });
    new EventRoute(this, 'DeliverDueSchedule', {
      on: { every: Duration.minutes(1) },
      target: deliverDue.function,
      deadLetters: missedRounds,
    });
    new CfnOutput(this, 'FunctionDeliverFact', { value: deliverFact.function.functionName });
    new CfnOutput(this, 'FunctionDeliverDue', { value: deliverDue.function.functionName });
  }
}
