import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildStage } from '../../infra/app.ts';
import { type DeployedStage, type MailPlace, stages } from '../../infra/config/stages.ts';

const inbound = { ruleSet: 'company-mail', mailboxes: ['sales@plant.example'] };
const replyDomain = 'reply.plant.example';

/** The stacks of a production that takes mail in like this. */
function stacksWith(mail: Partial<MailPlace>, where: Partial<DeployedStage> = {}): (name: string) => Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  buildStage(app, { ...stages.prod, ...where, mail: { ...stages.prod.mail, ...mail } });
  return (name) => Template.fromStack(Stack.of(app.node.findChild(`Voronka-prod-${name}`)));
}

describe('A stage that takes mail in', () => {
  const stack = stacksWith({ inbound, replyDomain });

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
    stacksWith({})('Refresh').resourceCountIs('AWS::SES::ReceiptRule', 0);
  });

  it('is not built where SES has no inbound mail, nor where nobody would read it', () => {
    expect(() => stacksWith({ inbound, replyDomain }, { region: 'eu-south-2' })).toThrow('SES takes no mail in');
    expect(() => stacksWith({ replyDomain })).toThrow('stages.prod.mail.inbound is missing');
  });
});
