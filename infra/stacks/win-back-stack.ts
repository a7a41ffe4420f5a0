import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as NextWinBackStepEnv } from '../../functions/workflow/next-win-back-step/contract.ts';
import type { Stage } from '../config/stages.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { lettersOut } from './letters-out.ts';
import type { RefreshStack } from './refresh-stack.ts';

export interface WinBackStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  /** How letters leave. */
  readonly sending: RefreshStack['sending'];
  readonly alarmTopic?: ITopic | undefined;
}

/** The machine that takes each attempt to win a customer back from its offer to an order, or to a reason why there is none. */
export class WinBackStack extends Stack {
  readonly winBack: Workflow;

  constructor(scope: Construct, id: string, { stage, data, sending, alarmTopic, ...props }: WinBackStackProps) {
    super(scope, id, props);
    const NextWinBackStep = new PipelineFunction(this, 'NextWinBackStep', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder: 'workflow/next-win-back-step',
      env: NextWinBackStepEnv,
      ...lettersOut(stage, data, sending),
      errorImpact: 'Customers who are won back get no letters, and nobody is asked to call them.',
      timeout: Duration.minutes(1),
    }).function;
    this.winBack = new Workflow(this, 'WinBack', {
      definition: 'win-back',
      functions: { NextWinBackStep },
      recordsTable: data.records,
      folder: 'workflow/next-win-back-step',
      errorImpact: 'Some win-backs stand still until the reconciler starts them again.',
      alarmTopic,
    });
    new CfnOutput(this, 'StateMachineWinBack', { value: this.winBack.stateMachine.stateMachineArn });
  }
}
