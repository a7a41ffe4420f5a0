import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { alarmWhenAny } from '../constructs/alarm.ts';
import type { Door } from '../constructs/area-api.ts';
import type { IdentityStack } from './identity-stack.ts';

export interface DoorStackProps extends StackProps {
  readonly stage: Stage;
  readonly identity: IdentityStack;
  readonly alarmTopic?: ITopic | undefined;
}

/** The HTTP API all areas hang their routes on: sign-in checked, calls limited and logged. */
export class DoorStack extends Stack {
  readonly door: Door;

  constructor(scope: Construct, id: string, { stage, identity, alarmTopic, ...props }: DoorStackProps) {
    super(scope, id, props);
    const api = new CfnApi(this, 'Api', {
      name: `voronka-${stage.name}`,
      protocolType: 'HTTP',
      ...(stage.local && { tags: { 'ms-custom-id': stage.apiId } }),
    });
    const authorizer = new CfnAuthorizer(this, 'SignIn', {
      apiId: api.ref,
      name: 'sign-in',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: identity.issuer, audience: [identity.client.userPoolClientId] },
    });
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnStage(this, 'DefaultStage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: { throttlingBurstLimit: 200, throttlingRateLimit: 100 },
      accessLogSettings: {
        destinationArn: logs.logGroupArn,
        format: JSON.stringify({
          requestId: '$context.requestId',
          route: '$context.routeKey',
          status: '$context.status',
          ms: '$context.responseLatency',
          ip: '$context.identity.sourceIp',
        }),
      },
    });
    alarmWhenAny(this, 'Failures', {
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5xx',
        dimensionsMap: { ApiId: api.ref },
        period: Duration.minutes(5),
        statistic: 'sum',
      }),
      errorImpact: 'Visitors, staff or the ERP get no answer: requests are being lost, even where no function notices.',
      about: 'Answers of 500 and above by the HTTP API itself',
      folder: 'api/public',
      alarmTopic,
    });
    this.door = { apiId: api.ref, authorizerId: authorizer.ref };
    new CfnOutput(this, 'ApiId', { value: api.ref });
    new CfnOutput(this, 'ApiUrl', {
      value: Fn.join('', ['https://', api.ref, '.execute-api.', this.region, '.', this.urlSuffix]),
    });
  }
}
