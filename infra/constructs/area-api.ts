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
  /** Whether its function also answers for every path that is no route of any area. @default false */
  readonly catchesAll?: boolean;
}

/** The routes of one area, all answered by one function, staff routes behind the sign-in. */
export class AreaApi extends Construct {
  constructor(scope: Construct, id: string, { door, handler, routes, catchesAll = false }: AreaApiProps) {
    super(scope, id);
    const { apiId, authorizerId } = door;
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
    const keys = routes.map((route) => ({ key: routeKeyOf(route), staff: route.access.kind === 'staff' }));
    for (const { key, staff } of catchesAll ? [...keys, { key: '$default', staff: false }] : keys) {
      const cfnRoute = new CfnRoute(this, key.replace(/[^A-Za-z]+/g, '-'), {
        apiId,
        routeKey: key,
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
