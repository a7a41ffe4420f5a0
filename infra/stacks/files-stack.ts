import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as ReceiveFileEnv } from '../../functions/events/receive-file/contract.ts';
import { Env as MindFilesEnv } from '../../functions/schedule/mind-files/contract.ts';
import { present } from '../../shared/domain/present.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { files, guard, journal, people, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface FilesStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly alarmTopic?: ITopic | undefined;
}

/** The scanner of a stage as its functions are told of it. */
export const scannerOf = ({ scanner }: Stage): string =>
  scanner === undefined ? 'none' : `${scanner.host}:${String(scanner.port)}`;

/** Files people send: what happens when one has come, and what is left to see to. The functions need no more than S3 and DynamoDB. */
export class FilesStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, alarmTopic, ...props }: FilesStackProps) {
    super(scope, id, props);
    const common = {
      alarmTopic,
      namesItsCalls: stage.local,
      ...present({ network: stage.scanner?.network }),
    };
    const environment = {
      ...storeEnvironment(stage, data),
      FILES_BUCKET: data.files.bucketName,
      SCANNER: scannerOf(stage),
    };
    const grants = [
      records.get(data.records),
      records.commit(data.records),
      journal.append(data.journal),
      files.readFile(data.filesArn),
      files.removeFile(data.filesArn),
      files.know(data.filesArn),
      ...clockGrants(stage, data),
    ];

    const unreceived = new DeadLetters(this, 'Unreceived', {
      alarmTopic,
      folder: 'events/receive-file',
      errorImpact: 'Files came and were not taken in at once: they show within half an hour.',
    });
    const receiveFile = new PipelineFunction(this, 'ReceiveFile', {
      ...common,
      folder: 'events/receive-file',
      env: ReceiveFileEnv,
      environment,
      errorImpact: 'Files people send do not show on their leads and deals.',
      grants,
      timeout: Duration.minutes(5), // a scanner may take two for a file of 50 MB
      deadLetters: unreceived.queue,
    });
    new Rule(this, 'FileCame', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [data.files.bucketName] }, object: { key: [{ prefix: 'files/' }] } },
      },
      targets: [
        new LambdaFunction(receiveFile.function, {
          deadLetterQueue: unreceived.queue,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });

    const unminded = new DeadLetters(this, 'Unminded', {
      alarmTopic,
      folder: 'schedule/mind-files',
      errorImpact: 'Files that came unheard of, or wait for the scanner, were not looked for: people cannot open them.',
    });
    const mindFiles = new PipelineFunction(this, 'MindFiles', {
      ...common,
      folder: 'schedule/mind-files',
      env: MindFilesEnv,
      environment: { ...environment, PEOPLE_TABLE: data.people.tableName },
      errorImpact: 'The scanner does not answer, or files fail to be seen to: people cannot open what was sent.',
      grants: [
        ...grants,
        records.list(data.records, 'board'),
        guard.noteRun(data.guard),
        records.release(data.records),
        people.remove(data.people),
      ],
      timeout: Duration.minutes(10),
      deadLetters: unminded.queue,
      retryAttempts: 0, // the next run comes soon, and does what this one left
    });
    new EventRoute(this, 'MindFilesSchedule', {
      on: { every: Duration.minutes(15) },
      target: mindFiles.function,
      deadLetters: unminded,
    });
    new CfnOutput(this, 'FunctionReceiveFile', { value: receiveFile.function.functionName });
    new CfnOutput(this, 'FunctionMindFiles', { value: mindFiles.function.functionName });
  }
}
