import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as MailPartEnv } from '../../functions/workflow/mail-part/contract.ts';
import type { Stage } from '../config/stages.ts';
import { files, guard, journal, people, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import type { RefreshStack } from './refresh-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface MailingStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  /** How letters leave. */
  readonly sending: RefreshStack['sending'];
  readonly alarmTopic?: ITopic | undefined;
}

/** The machine that takes the letters of campaigns through their audiences. */
export class MailingStack extends Stack {
  readonly mailing: Workflow;

  constructor(scope: Construct, id: string, { stage, data, sending, alarmTopic, ...props }: MailingStackProps) {
    super(scope, id, props);
    const MailPart = new PipelineFunction(this, 'MailPart', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder: 'workflow/mail-part',
      env: MailPartEnv,
      environment: {
        ...storeEnvironment(stage, data),
        ...sending.environment,
        PEOPLE_TABLE: data.people.tableName,
        SECRET_ARN: data.secret.secretArn,
        FILES_BUCKET: data.files.bucketName,
      },
      errorImpact: 'The letters of campaigns do not leave, or leave late.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.list(data.records, 'parent'),
        records.commit(data.records),
        records.release(data.records),
        records.provided(data.records),
        journal.append(data.journal),
        people.get(data.people),
        files.readLists(data.filesArn),
        files.know(data.filesArn),
        guard.hit(data.guard),
        { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
        sending.grant,
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(1),
    }).function;
    this.mailing = new Workflow(this, 'Mailing', {
      name: `voronka-${stage.name}-mailing`,
      definition: 'mailing',
      functions: { MailPart },
      recordsTable: data.records,
      folder: 'workflow/mail-part',
      errorImpact: 'Some mailings stand still until the reconciler starts them again.',
      alarmTopic,
    });
    new CfnOutput(this, 'StateMachineMailing', { value: this.mailing.stateMachine.stateMachineArn });
  }
}
