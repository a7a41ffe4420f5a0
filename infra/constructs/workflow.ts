import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { giveTo } from './grant.ts';

export interface WorkflowProps {
  /** File name under `statemachines/`, without `.asl.json`. */
  readonly definition: string;
  /** The functions its placeholders name. */
  readonly functions: Readonly<Record<string, IFunction>>;
  /** The table it parks its tokens in. */
  readonly recordsTable: Table;
}

/** One state machine, defined by the ASL file of the same name. It may invoke its functions and park its tokens. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  /** Changes with the graph: what a parked execution remembers of it. */
  readonly definitionHash: string;

  constructor(scope: Construct, id: string, { definition, functions, recordsTable }: WorkflowProps) {
    super(scope, id);
    const file = join(import.meta.dirname, '../../statemachines', `${definition}.asl.json`);
    this.definitionHash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromFile(file),
      definitionSubstitutions: {
        RecordsTable: recordsTable.tableName,
        DefinitionHash: this.definitionHash,
        ...Object.fromEntries(Object.entries(functions).map(([name, fn]) => [name, fn.functionArn])),
      },
      logs: {
        destination: new LogGroup(this, 'Logs', {
          retention: RetentionDays.ONE_MONTH,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false, // names people by id, and still nobody needs it here
      },
    });
    giveTo(this.stateMachine, {
      actions: ['lambda:InvokeFunction'],
      resourceArns: Object.values(functions).map(({ functionArn }) => functionArn),
    });
    giveTo(this.stateMachine, { actions: ['dynamodb:UpdateItem'], resourceArns: [recordsTable.tableArn] });
  }
}
