import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { alarmWhenAny } from './alarm.ts';
import { giveTo } from './grant.ts';
import { physicalName } from './physical-name.ts';

export interface WorkflowProps {
  /** File name under `statemachines/`, without `.asl.json`. */
  readonly definition: string;
  /** The functions its placeholders name. */
  readonly functions: Readonly<Record<string, IFunction>>;
  /** The table it parks its tokens in. @default - it does not wait */
  readonly recordsTable?: Table;
  /** Folder of the function whose runbook finds out why an execution failed. */
  readonly folder: string;
  /** Who is hurt, and how, while its executions fail: the first line of its alarm. */
  readonly errorImpact: string;
  /** Who hears of its alarm. */
  readonly alarmTopic?: ITopic | undefined;
}

/** One state machine, defined by the ASL file of the same name. It may invoke its functions and park its tokens. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  /** Changes with the graph: what a parked execution remembers of it. */
  readonly definitionHash: string;
  /** All its executions. */
  readonly executionsArn: string;

  constructor(
    scope: Construct,
    id: string,
    { definition, functions, recordsTable, folder, errorImpact, alarmTopic }: WorkflowProps,
  ) {
    super(scope, id);
    const name = physicalName(this, definition);
    const file = join(import.meta.dirname, '../../statemachines', `${definition}.asl.json`);
    this.definitionHash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromFile(file),
      definitionSubstitutions: {
        ...(recordsTable && { RecordsTable: recordsTable.tableName, DefinitionHash: this.definitionHash }),
        ...Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, fn.functionArn])),
      },
      logs: {
        destination: new LogGroup(this, 'Logs', {
          retention: RetentionDays.ONE_MONTH,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false, // names people by id, and still nobody needs it here
      },
    });
    this.executionsArn = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${name}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const untraced = 'The history of every execution is kept and readable; tracing needs rights on every resource.';
    Validations.of(this.stateMachine).acknowledge(
      { id: 'AwsSolutions-SF2', reason: untraced },
      { id: 'Serverless-StepFunctionStateMachineXray', reason: untraced },
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'The delivery of its logs is set up by actions that know no resources.',
      },
    );
    giveTo(this.stateMachine, {
      actions: ['lambda:InvokeFunction'],
      resourceArns: Object.values(functions).map(({ functionArn }) => functionArn),
    });
    if (recordsTable)
      giveTo(this.stateMachine, { actions: ['dynamodb:UpdateItem'], resourceArns: [recordsTable.tableArn] });
    alarmWhenAny(this, 'Failed', {
      metric: this.stateMachine.metricFailed({ period: Duration.minutes(5) }),
      errorImpact,
      about: `Failed executions of the machine ${name}`,
      folder,
      alarmTopic,
    });
  }
}
