import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  type IFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { present } from '../../shared/domain/present.ts';
import { bundle } from '../bundle.ts';
import { alarmWhenAny } from './alarm.ts';
import type { ScannerPlace } from '../config/stages.ts';
import { type Grant, giveTo } from './grant.ts';
import { physicalName } from './physical-name.ts';

export interface PipelineFunctionProps<Env extends z.ZodObject> {
  /** Folder under `functions/` that holds `handler.ts`, for example `workflow/look`. */
  readonly folder: string;
  /** The function's own contract; it decides which keys `environment` must have. */
  readonly env: Env;
  readonly environment: Record<keyof z.input<Env> & string, string>;
  /** Who is hurt, and how, while this function fails: the first line of its alarm. */
  readonly errorImpact: string;
  readonly grants: readonly Grant[];
  /** Who hears of its alarm. */
  readonly alarmTopic?: ITopic | undefined;
  /** Where an event goes that nobody waits for and that failed. @default - its caller waits, and hears of the failure */
  readonly deadLetters?: IQueue;
  /** Tells the functions' calls apart where the local cloud records them. @default false */
  readonly namesItsCalls?: boolean;
  /** @default Duration.seconds(29) */
  readonly timeout?: Duration;
  /** @default 512 */
  readonly memorySize?: number;
  /** How often an event nobody waits for is tried again. @default 2 */
  readonly retryAttempts?: number;
  /** The part of the company's network it works in. @default - none of it */
  readonly network?: ScannerPlace['network'];
  /** How many calls may run at once. @default - as many as the account allows */
  readonly reservedConcurrentExecutions?: number;
}

/** One Lambda function with its role, its logs and its alarm. It may do what it is granted and nothing else. */
export class PipelineFunction<Env extends z.ZodObject> extends Construct implements IGrantable {
  readonly function: IFunction;
  readonly logGroup: ILogGroup;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps<Env>) {
    super(scope, id);
    const { folder, environment, errorImpact, grants, alarmTopic } = props;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    giveTo(role, { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resourceArns: [this.logGroup.logGroupArn] });
    for (const grant of grants) giveTo(role, grant);

    this.function = new LambdaFunction(this, 'Function', {
      functionName: physicalName(this, folder),
      description: errorImpact,
      code: skipsBundling(this) ? Code.fromInline('// bundled when deployed') : Code.fromAsset(bundle(folder)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(29),
      role,
      logGroup: this.logGroup,
      ...present({
        deadLetterQueue: props.deadLetters,
        retryAttempts: props.retryAttempts,
        reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      }),
      environment: {
        ...environment,
        POWERTOOLS_SERVICE_NAME: folder,
        ...(props.namesItsCalls === true && { AWS_SDK_UA_APP_ID: folder.replaceAll('/', '.') }),
      },
    });
    this.grantPrincipal = this.function.grantPrincipal;
    if (props.network) joinNetwork(this.function, role, props.network);

    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaTracing',
      reason: 'Executions keep their history and every call logs one line; tracing needs rights on every resource.',
    });
    if (props.deadLetters)
      Validations.of(this).acknowledge({
        id: 'Serverless-LambdaAsyncFailureDestination',
        reason: 'What failed goes to its queue of dead letters.',
      });
    else
      Validations.of(this).acknowledge({
        id: 'Serverless-LambdaDLQ',
        reason:
          'Nothing calls it and walks away: its caller hears of the failure and calls again, or has dead letters.',
      });

    const common = { errorImpact, folder, alarmTopic };
    const period = Duration.minutes(5);
    alarmWhenAny(this, 'Errors', {
      ...common,
      metric: this.function.metricErrors({ period }),
      about: `Function: ${folder}`,
    });
    alarmWhenAny(this, 'Throttles', {
      ...common,
      metric: this.function.metricThrottles({ period }),
      about: `Calls turned away, because too many ran at once, of the function ${folder}`,
    });
  }
}

/** In a network, Lambda makes an interface for the function, under the function's own rights. */
function joinNetwork(of: IFunction, role: Role, network: NonNullable<ScannerPlace['network']>): void {
  const resource = of.node.defaultChild as CfnFunction; // the one resource behind a function
  resource.vpcConfig = { subnetIds: [...network.subnetIds], securityGroupIds: [...network.securityGroupIds] };
  const actions = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'DeleteNetworkInterface'];
  giveTo(role, { actions: actions.map((action) => `ec2:${action}`), resourceArns: ['*'] });
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Network interfaces have no names before Lambda makes them, and describing them knows no resources.',
  });
}

/** Tests of templates say so by an empty list, as the CDK's own bundling understands it. */
function skipsBundling(scope: Construct): boolean {
  const stacks: unknown = scope.node.tryGetContext('aws:cdk:bundling-stacks');
  return Array.isArray(stacks) && stacks.length === 0;
}
