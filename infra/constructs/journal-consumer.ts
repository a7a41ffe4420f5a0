import { Duration, Validations } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { alarmWhenAny } from './alarm.ts';
import { DeadLetters } from './dead-letters.ts';
import { PipelineFunction, type PipelineFunctionProps } from './pipeline-function.ts';
import type { Grant } from './grant.ts';

export interface JournalConsumerProps<Env extends z.ZodObject> extends Omit<PipelineFunctionProps<Env>, 'environment'> {
  readonly journal: Table;
  /** Who is hurt by the facts it gave up: the first line of its queue's alarm. */
  readonly lossImpact: string;
  /** Its environment, less the queue of its dead letters, which it is given. */
  readonly environment: Omit<PipelineFunctionProps<Env>['environment'], 'DEAD_LETTER_QUEUE'>;
}

/** Facts are followed within a second; the reconciler waits five minutes before it mends what was not. */
const mostBehind = Duration.minutes(5);

/** A function on the journal's stream, with its own queue of dead letters. Facts of imports and of the demo pass it by. */
export class JournalConsumer<Env extends z.ZodObject> extends Construct {
  readonly consumer: PipelineFunction<Env>;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: JournalConsumerProps<Env>) {
    super(scope, id);
    const { journal, lossImpact, environment, grants, ...rest } = props;
    const { folder, alarmTopic } = props;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { folder, errorImpact: lossImpact, alarmTopic }).queue;
    const toQueue: Grant = { actions: ['sqs:SendMessage'], resourceArns: [this.deadLetters.queueArn] };
    this.consumer = new PipelineFunction(this, 'Consumer', {
      timeout: Duration.minutes(3), // a batch of 100 facts one after another, and 5 s of patience with it
      ...rest,
      environment: {
        ...environment,
        DEAD_LETTER_QUEUE: this.deadLetters.queueUrl,
      } as PipelineFunctionProps<Env>['environment'], // the key left out above
      grants: [...grants, toQueue],
    });
    this.consumer.function.addEventSource(
      new DynamoEventSource(journal as ITable, {
        // the same table: the CDK does not declare its optional fields exactly
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        maxRecordAge: Duration.hours(6),
        retryAttempts: 100,
        parallelizationFactor: 4, // a record's facts are all in one partition, and so in order
        onFailure: new SqsDlq(this.deadLetters),
        filters: [
          FilterCriteria.filter({
            eventName: ['INSERT'],
            dynamodb: { NewImage: { origin: { S: ['live'] } } },
          }),
        ],
      }),
    );
    alarmWhenAny(this, 'Behind', {
      metric: this.consumer.function.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'max' }),
      from: mostBehind.toMilliseconds(),
      errorImpact: props.errorImpact,
      about: `More than ${String(mostBehind.toMinutes())} minutes behind the journal: the function ${folder}`,
      folder,
      alarmTopic,
    });
    Validations.of(this.consumer).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which a stream mapping needs, knows no resources.',
    });
  }
}
