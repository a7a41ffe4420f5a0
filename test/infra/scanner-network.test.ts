import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { buildStage } from '../../infra/app.ts';
import { type ScannerPlace, stages } from '../../infra/config/stages.ts';

/** The stacks of a production whose scanner is there. */
function stacksWith(scanner?: ScannerPlace): (name: string) => Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  buildStage(app, { ...stages.prod, ...(scanner && { scanner }) });
  return (name) => Template.fromStack(Stack.of(app.node.findChild(`Voronka-prod-${name}`)));
}
const network = {
  subnetIds: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
  securityGroupIds: ['sg-0123456789abcdef0'],
};
const saying = (SCANNER: string) => ({ Environment: { Variables: Match.objectLike({ SCANNER }) } });
const interfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
];
const inNetwork = {
  VpcConfig: {
    SubnetIds: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
    SecurityGroupIds: ['sg-0123456789abcdef0'],
  },
};

describe('A stage whose scanner is in a network', () => {
  const stack = stacksWith({ host: 'clamd.plant.internal', port: 3310, network });

  it('has the functions that ask it there, and no other', () => {
    stack('Files').resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { ...inNetwork, ...saying('clamd.plant.internal:3310') },
      2,
    );
    stack('Files').resourceCountIs('AWS::Lambda::Function', 2);
    stack('Documents').hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: Match.absent(),
      ...saying('clamd.plant.internal:3310'),
    });
  });

  it('lets Lambda make them their interfaces', () => {
    const statement = { Action: interfaces, Effect: 'Allow', Resource: '*' };
    const policies = Object.values(stack('Files').findResources('AWS::IAM::Policy'));
    const found = policies.filter((policy) => JSON.stringify(policy).includes(JSON.stringify(statement).slice(1, -1)));
    expect(found).toHaveLength(2);
  });
});

describe('A stage whose scanner is reached without a network, or that has none', () => {
  it.each([
    [{ host: '10.0.0.1', port: 3310 }, '10.0.0.1:3310'],
    [undefined, 'none'],
  ])('has its functions in none: %j', (scanner, said) => {
    const stack = stacksWith(scanner);
    stack('Files').resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { VpcConfig: Match.absent(), ...saying(said) },
      2,
    );
    expect(JSON.stringify(stack('Files').toJSON())).not.toContain('ec2:');
    stack('Documents').hasResourceProperties('AWS::Lambda::Function', saying(said));
  });
});
