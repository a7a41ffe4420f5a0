import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, type IFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { bundle } from '../bundle.ts';
import { type Grant, giveTo } from './grant.ts';

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
  /** Tells the functions' calls apart where the local cloud records them. @default false */
  readonly namesItsCalls?: boolean;
  /** @default Duration.seconds(29) */
  readonly timeout?: Duration;
  /** @default 512 */
  readonly memorySize?: number;
}

/** One Lambda function with its role, its logs and its alarm. It may do what it is granted and nothing else. */
export class PipelineFunction<Env extends z.ZodObject> extends Construct implements IGrantable {
  readonly function: IFunction;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps<Env>) {
    super(scope, id);
    const { folder, environment, errorImpact, grants, alarmTopic } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    giveTo(role, { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resourceArns: [logGroup.logGroupArn] });
    for (const grant of grants) giveTo(role, grant);

    this.function = new LambdaFunction(this, 'Function', {
      description: errorImpact,
      code: skipsBundling(this) ? Code.fromInline('// bundled when deployed') : Code.fromAsset(bundle(folder)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(29),
      role,
      logGroup,
      environment: {
        ...environment,
        POWERTOOLS_SERVICE_NAME: folder,
        ...(props.namesItsCalls === true && { AWS_SDK_UA_APP_ID: folder.replaceAll('/', '.') }),
      },
    });
    this.grantPrincipal = this.function.grantPrincipal;

    const alarm = new Alarm(this, 'Errors', {
      alarmDescription: `${errorImpact}\nFunction: ${folder}. Runbook: docs/runbooks/${folder.replaceAll('/', '-')}.md`,
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (alarmTopic) alarm.addAlarmAction(new SnsAction(alarmTopic));
  }
}

/** Tests of templates say so by an empty list, as the CDK's own bundling understands it. */
function skipsBundling(scope: Construct): boolean {
  const stacks: unknown = scope.node.tryGetContext('aws:cdk:bundling-stacks');
  return Array.isArray(stacks) && stacks.length === 0;
}
