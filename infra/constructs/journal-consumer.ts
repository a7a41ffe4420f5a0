import { Duration, Validations } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { DeadLetters } from './dead-letters.ts';
import { PipelineFunction, type PipelineFunctionProps } from './pipeline-function.ts';
import type { Grant } from './grant.ts';

export interface JournalConsumerProps<Env extends z.ZodObject> extends Omit<PipelineFunctionProps<Env>, 'environment'> {
  readonly journal: Table;
  /** Its environment, less the queue of its dead letters, which it is given. */
  readonly environment: Omit<PipelineFunctionProps<Env>['environment'], 'DEAD_LETTER_QUEUE'>;
}

/** A function on the journal's stream, with its own queue of dead letters. Facts of imports and of the demo pass it by. */
export class JournalConsumer<Env extends z.ZodObject> extends Construct {
  readonly consumer: PipelineFunction<Env>;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { journal, environment, grants, ...props }: JournalConsumerProps<Env>) {
    super(scope, id);
    const { folder, alarmTopic } = props;
    const errorImpact = 'Facts lie here that were never followed up: each is a lead, a deal or a task left behind.';
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { folder, errorImpact, alarmTopic }).queue;
    const toQueue: Grant = { actions: ['sqs:SendMessage'], resourceArns: [this.deadLetters.queueArn] };
    this.consumer = new PipelineFunction(this, 'Consumer', {
      ...props,
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
    Validations.of(this.consumer).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which a stream mapping needs, knows no resources.',
    });
  }
}
