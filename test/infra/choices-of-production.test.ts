/** What only some companies have: mail that comes in, a scanner in a network of their own. */
import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { buildStage } from '../../infra/app.ts';
import { present } from '../../shared/domain/present.ts';
import { type DeployedStage, type MailPlace, stages } from '../../infra/config/stages.ts';

/** The stacks of a production that is configured so. */
function stacksWith(configured: Partial<DeployedStage>): (name: string) => Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  buildStage(app, { ...stages.prod, ...configured });
  return (name) => Template.fromStack(Stack.of(app.node.findChild(`Voronka-prod-${name}`)));
}

const inbound = { ruleSet: 'company-mail', mailboxes: ['sales@plant.example'] };
const replyDomain = 'reply.plant.example';

const withMail = (mail: Partial<MailPlace>, where: Partial<DeployedStage> = {}) =>
  stacksWith({ ...where, mail: { ...stages.prod.mail, ...mail } });

describe('A stage that takes mail in', () => {
  const stack = withMail({ inbound, replyDomain });

  it('adds one rule to the rule set of the company, and activates none', () => {
    stack('Refresh').resourceCountIs('AWS::SES::ReceiptRule', 1);
    stack('Refresh').hasResourceProperties('AWS::SES::ReceiptRule', {
      RuleSetName: 'company-mail',
      Rule: { Enabled: true, Recipients: [replyDomain, 'sales@plant.example'], ScanEnabled: true },
    });
    stack('Refresh').resourceCountIs('AWS::SES::ReceiptRuleSet', 0);
    stack('Refresh').resourceCountIs('Custom::AWS', 0);
  });

  it('lets SES write where mail is taken from, for this account alone', () => {
    const policies = JSON.stringify(stack('Data').findResources('AWS::S3::BucketPolicy'));
    expect(policies).toContain('"Service":"ses.amazonaws.com"');
    expect(policies).toContain('"/mail/*"');
    expect(policies).toContain('{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}');
  });

  it('knows the domain of replies as its own', () => {
    stack('Refresh').hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: replyDomain });
  });
});

describe('A stage that takes none in', () => {
  it('has no rule', () => {
    withMail({})('Refresh').resourceCountIs('AWS::SES::ReceiptRule', 0);
  });

  it('is not built where SES has no inbound mail, nor where nobody would read it', () => {
    expect(() => withMail({ inbound, replyDomain }, { region: 'eu-south-2' })).toThrow('SES takes no mail in');
    expect(() => withMail({ replyDomain })).toThrow('stages.prod.mail.inbound is missing');
  });
});

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
  const stack = stacksWith({ scanner: { host: 'clamd.plant.internal', port: 3310, network } });

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
    const stack = stacksWith(present({ scanner }));
    stack('Files').resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { VpcConfig: Match.absent(), ...saying(said) },
      2,
    );
    expect(JSON.stringify(stack('Files').toJSON())).not.toContain('ec2:');
    stack('Documents').hasResourceProperties('AWS::Lambda::Function', saying(said));
  });
});
