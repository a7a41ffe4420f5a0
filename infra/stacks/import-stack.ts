import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as ImportPartEnv } from '../../functions/workflow/import-part/contract.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { files, journal, people, records, searchIndex } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface ImportStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly alarmTopic?: ITopic | undefined;
}

/** Files that are taken in: what a file’s arrival starts. */
export class ImportStack extends Stack {
  readonly machine: string;

  constructor(scope: Construct, id: string, { stage, data, alarmTopic, ...props }: ImportStackProps) {
    super(scope, id, props);
    const folder = 'workflow/import-part';
    const ImportPart = new PipelineFunction(this, 'ImportPart', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder,
      env: ImportPartEnv,
      environment: {
        ...storeEnvironment(stage, data),
        PEOPLE_TABLE: data.people.tableName,
        SECRET_ARN: data.secret.secretArn,
        FILES_BUCKET: data.files.bucketName,
      },
      errorImpact: 'Files are not taken in: who moves in from another system has to wait.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.list(data.records, 'owner'),
        records.list(data.records, 'parent'),
        records.commit(data.records),
        records.release(data.records),
        journal.append(data.journal),
        journal.of(data.journal),
        journal.changesBetween(data.journal),
        people.get(data.people),
        people.put(data.people),
        searchIndex.put(data.people),
        searchIndex.find(data.people),
        files.read(data.filesArn),
        files.know(data.filesArn),
        files.putErrors(data.filesArn),
        { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(1),
    }).function;
    const { stateMachine } = new Workflow(this, 'Import', {
      definition: 'import',
      functions: { ImportPart },
      folder,
      errorImpact: 'A file was taken in only in part: the reconciler goes on with it.',
      alarmTopic,
    });
    const unstarted = new DeadLetters(this, 'Unstarted', {
      alarmTopic,
      folder,
      errorImpact: 'Files came and nothing took them in: they have to be sent again.',
    });
    new Rule(this, 'FileCame', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [data.files.bucketName] }, object: { key: [{ prefix: 'imports/' }] } },
      },
      targets: [
        new SfnStateMachine(stateMachine, {
          input: RuleTargetInput.fromObject({ key: EventField.fromPath('$.detail.object.key') }),
          deadLetterQueue: unstarted.queue,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
    this.machine = stateMachine.stateMachineArn;
    new CfnOutput(this, 'StateMachineImport', { value: this.machine });
  }
}
