/** What the area of operations works with: executions, dead letters and schedules of everything that is in the app before it. */
import { Aws } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { deadLettersOf } from '../../shared/domain/operations/dead-letters.ts';
import { workflowNames } from '../../shared/domain/operations/executions.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { type Grant, guard, onExecutions } from '../constructs/grant.ts';
import { physicalName } from '../constructs/physical-name.ts';
import type { DataStack } from './data-stack.ts';
import type { FlowStack } from './flow-stack.ts';

const arnOf = (service: string, rest: string): string =>
  `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${rest}`;

/** Its environment and its rights beyond the store. */
export function operationsIn(
  app: IConstruct,
  {
    stage,
    data,
    machines,
    importMachine,
  }: { stage: Stage; data: DataStack; machines: FlowStack['machines']; importMachine: string },
) {
  const folders = DeadLetters.foldersIn(app);
  const named = (folder: string): string => physicalName(app, folder);
  const grants: Grant[] = [
    { actions: ['states:ListExecutions'], resourceArns: [...Object.values(machines), importMachine] },
    { actions: ['states:StartExecution'], resourceArns: [importMachine] },
    onExecutions(
      workflowNames.map((name) => arnOf('states', `execution:${named(name)}:*`)),
      ...['states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'],
    ),
    {
      actions: [
        ...['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        ...['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
      ],
      resourceArns: [arnOf('sqs', named(deadLettersOf('*')))],
      wildcardReason:
        'Queues of dead letters, and nothing else, are called so; each by its name is more than a policy may hold.',
    },
    {
      actions: ['lambda:InvokeFunction'],
      resourceArns: ['events/*', 'schedule/*'].map((folder) => arnOf('lambda', `function:${named(folder)}`)),
      wildcardReason:
        'Functions that nobody waits for are called so, and each has dead letters to be sent to it again.',
    },
    guard.lastRuns(data.guard),
  ];
  return {
    more: {
      ...machines,
      IMPORT_MACHINE: importMachine,
      NAMES_BEGIN: named(''),
      DEAD_LETTERS: folders.join(','),
      SCHEDULES: EventRoute.schedulesIn(app)
        .map(({ folder, every }) => `${folder}=${String(every.toSeconds())}`)
        .join(','),
      STEP_FUNCTIONS_CONSOLE: stage.local
        ? 'none'
        : `https://${Aws.REGION}.console.aws.amazon.com/states/home?region=${Aws.REGION}#/v2/executions/details/`,
    },
    grants,
  };
}
