import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import type { DeployedStage, MailPlace } from '../../infra/config/stages.ts';
import { stages } from '../../infra/config/stages.ts';
import { deploy, findToolkit, refusalsBy, refusalsOf } from '../../infra/deploy.ts';
import { bareEnvironment } from '../../local/environment.ts';
import { root } from '../../local/paths.ts';
import { run } from '../../local/run.ts';

const asCommitted: DeployedStage = {
  name: 'prod',
  local: false,
  reconcile: { periodSeconds: 300, minimumAgeSeconds: 300 },
  mail: stages.prod.mail,
};
const filledIn: DeployedStage = {
  ...asCommitted,
  account: '123456789012',
  region: 'eu-central-1',
  alarmEmail: 'alarms@plant.example',
  consoleUrl: 'https://sales.plant.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
};

describe('a deploy is refused', () => {
  it('without a stage, and for one that does not exist', () => {
    expect(refusalsOf(undefined, undefined, {})).toEqual(['Say which stage: npm run deploy -- prod']);
    expect(refusalsOf('live', undefined, {})).toEqual(['There is no stage live: npm run deploy -- prod']);
  });

  it.each([stages.demo, stages.test])('for the local stage $name', (stage) => {
    expect(refusalsOf(stage.name, stage, {})).toEqual([
      `${stage.name} is a stage on this machine: npm start deploys it.`,
    ]);
  });

  it('as long as account, region, address, console and its certificate are missing, all said at once', () => {
    expect(refusalsOf('prod', asCommitted, {})).toEqual([
      'stages.prod.account in infra/config/stages.ts must be the 12 digits of your AWS account; it is missing.',
      'stages.prod.region in infra/config/stages.ts must be a region, as eu-central-1; it is missing.',
      'stages.prod.alarmEmail in infra/config/stages.ts must be the address of those who mend what an alarm tells; it is missing.',
      'stages.prod.consoleUrl in infra/config/stages.ts must be where the console is served, as https://sales.plant.example; it is missing.',
      'stages.prod.certificateArn in infra/config/stages.ts must be a certificate for the host of consoleUrl, of ACM in us-east-1; it is missing.',
    ]);
  });

  it.each([
    ['account', '1234-5678-9012'],
    ['region', 'Frankfurt'],
    ['alarmEmail', 'operators'],
    ['consoleUrl', 'http://localhost:5173'],
    ['consoleUrl', 'https://sales.plant.example/'],
    ['certificateArn', 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d'],
  ])('for %s written as %s', (field, value) => {
    const [refusal, ...others] = refusalsOf('prod', { ...filledIn, [field]: value }, {});
    expect(refusal).toMatch(new RegExp(`^stages\\.prod\\.${field} in .+ must be .+; it is ${value}\\.$`));
    expect(others).toEqual([]);
  });

  it('where mail could not come in as it says', () => {
    const refusals = (region: string, mail: Partial<MailPlace>) =>
      refusalsOf('prod', { ...filledIn, region, mail: { ...filledIn.mail, ...mail } }, {});
    const inbound = { ruleSet: 'company', mailboxes: [] };
    const replyDomain = 'reply.plant.example';
    expect(refusals('eu-central-1', { inbound, replyDomain })).toEqual([]);
    expect(refusals('eu-central-1', { replyDomain })).toEqual([
      'stages.prod.mail.inbound is missing: without a rule set nobody reads what comes to reply.plant.example.',
    ]);
    expect(refusals('eu-central-1', { inbound })).toEqual([
      'stages.prod.mail.replyDomain is missing: letters say nowhere to answer to.',
    ]);
    expect(refusals('eu-south-2', { inbound, replyDomain })).toEqual([
      'SES takes no mail in in eu-south-2, but in ap-northeast-1, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2: leave stages.prod.mail.inbound out, or move.',
    ]);
  });

  it('while the environment leads to a local cloud', () => {
    expect(refusalsOf('prod', filledIn, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })).toEqual([
      'AWS_ENDPOINT_URL=http://127.0.0.1:4566 leads away from AWS: unset AWS_ENDPOINT_URL.',
    ]);
  });

  it('while nobody is signed in', () => {
    expect(refusalsBy({ kind: 'no-credentials', why: 'the token has expired' }, filledIn)).toEqual([
      'AWS does not know you (the token has expired): sign in, for example aws sso login, and set AWS_PROFILE.',
    ]);
  });

  it('to an account that is not the one of the stage', () => {
    expect(refusalsBy({ kind: 'there', account: '210987654321', version: 30 }, filledIn)).toEqual([
      'You are signed in to account 210987654321, and the stage belongs to 123456789012: set AWS_PROFILE.',
    ]);
  });

  it('to a region the CDK has not prepared, or prepared too long ago', () => {
    expect(refusalsBy({ kind: 'none' }, filledIn)).toEqual([
      'The region eu-central-1 of account 123456789012 is not prepared for the CDK: npx cdk bootstrap aws://123456789012/eu-central-1',
    ]);
    expect(refusalsBy({ kind: 'there', account: '123456789012', version: 7 }, filledIn)).toEqual([
      'What the CDK put there is of version 7, and 8 is needed: npx cdk bootstrap aws://123456789012/eu-central-1',
    ]);
  });
});

describe('a deploy goes on', () => {
  it('when the stage is filled in, and the account is its own and prepared', () => {
    expect(refusalsOf('prod', filledIn, { AWS_PROFILE: 'plant' })).toEqual([]);
    expect(refusalsBy({ kind: 'there', account: '123456789012', version: 8 }, filledIn)).toEqual([]);
  });
});

describe('the CDK’s own stack', () => {
  const cloudFormation = mockClient(CloudFormationClient);
  const client = new CloudFormationClient({ region: 'eu-central-1' });
  const failure = (name: string, message: string) =>
    new CloudFormationServiceException({ name, message, $fault: 'client', $metadata: {} });
  beforeEach(() => {
    cloudFormation.reset();
  });

  it('tells the account and its version', async () => {
    cloudFormation.on(DescribeStacksCommand, { StackName: 'CDKToolkit' }).resolves({
      Stacks: [
        {
          StackName: 'CDKToolkit',
          StackId: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/CDKToolkit/1',
          StackStatus: 'CREATE_COMPLETE',
          CreationTime: new Date(0),
          Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue: '30' }],
        },
      ],
    });
    expect(await findToolkit(client)).toEqual({ kind: 'there', account: '123456789012', version: 30 });
  });

  it('may not be there', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .rejects(failure('ValidationError', 'Stack with id CDKToolkit does not exist'));
    expect(await findToolkit(client)).toEqual({ kind: 'none' });
  });

  it.each(['CredentialsProviderError', 'TokenProviderError', 'ExpiredToken', 'InvalidClientTokenId', 'AccessDenied'])(
    'is not shown to someone who is not signed in: %s',
    async (name) => {
      cloudFormation.on(DescribeStacksCommand).rejects(failure(name, 'no'));
      expect(await findToolkit(client)).toEqual({ kind: 'no-credentials', why: 'no' });
    },
  );

  it('leaves any other failure to be seen', async () => {
    cloudFormation.on(DescribeStacksCommand).rejects(failure('Throttling', 'slow down'));
    await expect(findToolkit(client)).rejects.toThrow('slow down');
  });
});

describe('the pages of the console', () => {
  const deployed = async (...codes: readonly number[]): Promise<string[]> => {
    const done: string[] = [];
    const runCdk = (command = '') => Promise.resolve(codes[done.push(command) - 1] ?? 0);
    await deploy({ name: 'prod' }, runCdk, (outputs, stage) => {
      done.push(`pages of ${stage} by ${outputs}`);
      return Promise.resolve();
    });
    return done;
  };

  it('come when the API they ask stands', async () => {
    expect(await deployed()).toEqual(['synth', 'deploy', 'pages of prod by .local/prod-outputs.json']);
  });

  it('stay as they were when it does not', async () => {
    expect(await deployed(0, 1)).toEqual(['synth', 'deploy']);
    expect(await deployed(1)).toEqual(['synth']);
  });
});

describe('npm run deploy', () => {
  it('deploys nothing and says why, with an exit code that scripts notice', async () => {
    const env = bareEnvironment(root);
    const ended = await run(process.execPath, ['infra/deploy.ts', 'demo'], { cwd: root, env });
    expect(ended).toEqual({
      code: 1,
      output: 'Nothing was deployed.\n  demo is a stage on this machine: npm start deploys it.\n',
    });
  });
});
