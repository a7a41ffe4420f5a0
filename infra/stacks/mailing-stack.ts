import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as MailPartEnv } from '../../functions/workflow/mail-part/contract.ts';
import type { Stage } from '../config/stages.ts';
import { files, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { lettersOut } from './letters-out.ts';
import type { RefreshStack } from './refresh-stack.ts';

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
    const { environment, grants } = lettersOut(stage, data, sending);
    const MailPart = new PipelineFunction(this, 'MailPart', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder: 'workflow/mail-part',
      env: MailPartEnv,
      environment: { ...environment, FILES_BUCKET: data.files.bucketName },
      errorImpact: 'The letters of campaigns do not leave, or leave late.',
      grants: [
        ...grants,
        records.list(data.records, 'board'),
        files.readLists(data.filesArn),
        files.know(data.filesArn),
      ],
      timeout: Duration.minutes(1),
    }).function;
    this.mailing = new Workflow(this, 'Mailing', {
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
