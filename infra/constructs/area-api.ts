import { Stack, Validations } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type RouteContract, routeKeyOf } from '../../shared/lambda/route-contract.ts';

export type Door = { readonly apiId: string; readonly authorizerId: string };

export interface AreaApiProps {
  readonly door: Door;
  readonly handler: IFunction;
  readonly routes: readonly RouteContract[];
}

/** The routes of one area, all answered by one function, staff routes behind the sign-in. */
export class AreaApi extends Construct {
  constructor(scope: Construct, id: string, { door: { apiId, authorizerId }, handler, routes }: AreaApiProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const integration = new CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: handler.functionArn,
      payloadFormatVersion: '2.0',
    });
    new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `arn:${partition}:execute-api:${region}:${account}:${apiId}/*`,
    });
    for (const route of routes) {
      const staff = route.access.kind === 'staff';
      const cfnRoute = new CfnRoute(this, routeKeyOf(route).replace(/[^A-Za-z]+/g, '-'), {
        apiId,
        routeKey: routeKeyOf(route),
        target: `integrations/${integration.ref}`,
        authorizationType: staff ? 'JWT' : 'NONE',
        ...(staff && { authorizerId }),
      });
      if (!staff)
        Validations.of(cfnRoute).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'No person signs in here: visitors call it, or systems whose signature the function checks.',
        });
    }
  }
}
