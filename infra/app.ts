/** All stacks of one stage. */
import { type App, type Environment, Stack, Tags, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as admin from '../functions/api/admin/contract.ts';
import * as baskets from '../functions/api/baskets/contract.ts';
import * as campaigns from '../functions/api/campaigns/contract.ts';
import * as customers from '../functions/api/customers/contract.ts';
import * as desk from '../functions/api/desk/contract.ts';
import * as figures from '../functions/api/figures/contract.ts';
import * as integrations from '../functions/api/integrations/contract.ts';
import * as documents from '../functions/api/documents/contract.ts';
import * as planning from '../functions/api/planning/contract.ts';
import * as printing from '../functions/api/printing/contract.ts';
import * as operations from '../functions/api/operations/contract.ts';
import * as open from '../functions/api/public/contract.ts';
import * as buyersApi from '../functions/api/return/contract.ts';
import * as sales from '../functions/api/sales/contract.ts';
import * as signed from '../functions/api/signed/contract.ts';
import { files, guard } from './constructs/grant.ts';
import { nameStage } from './constructs/physical-name.ts';
import type { DeployedStage, Stage } from './config/stages.ts';
import { acknowledgeLocally } from './local-acknowledgements.ts';
import { AreaStack } from './stacks/area-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { DoorStack } from './stacks/door-stack.ts';
import { FilesStack, scannerOf } from './stacks/files-stack.ts';
import { FlowStack } from './stacks/flow-stack.ts';
import { HypothesisStack } from './stacks/hypothesis-stack.ts';
import { ImportStack } from './stacks/import-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { MailingStack } from './stacks/mailing-stack.ts';
import { NoticeStack } from './stacks/notice-stack.ts';
import { operationsIn } from './stacks/operations.ts';
import { RefreshStack } from './stacks/refresh-stack.ts';
import { ScoreStack } from './stacks/score-stack.ts';
import { WarehouseStack } from './stacks/warehouse-stack.ts';
import { receiversOf, WebhookStack } from './stacks/webhook-stack.ts';
import { WinBackStack } from './stacks/win-back-stack.ts';

const localEnvironment = { account: '000000000000', region: 'us-east-1' };

/** Where a stage is deployed to; nowhere in particular while its configuration does not say. */
const environmentOf = (stage: Stage): Environment => {
  if (stage.local) return localEnvironment;
  const { account, region } = stage;
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
};

/** Builds the product for a stage into an app. */
export function buildStage(app: App, stage: Stage): void {
  nameStage(app, stage.name);
  const name = (part: string): string => `Voronka-${stage.name}-${part}`;
  const common = { stage, env: environmentOf(stage), terminationProtection: !stage.local };

  const data = new DataStack(app, name('Data'), common);
  const identity = new IdentityStack(app, name('Identity'), common);
  const alarmTopic = stage.local ? undefined : alarms(new Stack(app, name('Alarms'), common), stage);
  const imports = new ImportStack(app, name('Imports'), { ...common, data, alarmTopic });
  new FilesStack(app, name('Files'), { ...common, data, alarmTopic });
  const { nurture, sending } = new RefreshStack(app, name('Refresh'), { ...common, data, alarmTopic });
  const { mailing } = new MailingStack(app, name('Mailings'), { ...common, data, sending, alarmTopic });
  const { winBack } = new WinBackStack(app, name('WinBacks'), { ...common, data, sending, alarmTopic });
  const flow = new FlowStack(app, name('Flow'), {
    ...common,
    data,
    importMachine: imports.machine,
    nurture,
    mailing,
    winBack,
    alarmTopic,
  });
  new WebhookStack(app, name('Webhooks'), { ...common, data, bus: flow.bus, alarmTopic });
  new NoticeStack(app, name('Notices'), { ...common, data, bus: flow.bus, alarmTopic });
  new HypothesisStack(app, name('Hypotheses'), { ...common, data, alarmTopic });
  new ScoreStack(app, name('Scores'), { ...common, data, bus: flow.bus, alarmTopic });
  if (!stage.local) new WarehouseStack(app, name('Warehouse'), { ...common, stage, data, alarmTopic });
  const doorStack = new DoorStack(app, name('Door'), { ...common, identity, alarmTopic });
  const { door } = doorStack;
  if (!stage.local) new ConsoleStack(app, name('Console'), { ...common, stage, data, identity, door: doorStack });
  const area = { ...common, data, door, alarmTopic };
  const machines = Object.values(flow.machines);

  new AreaStack(app, name('Public'), {
    ...area,
    area: 'public',
    contract: open,
    more: { FILES_BUCKET: data.files.bucketName },
    grants: [files.sendFile(data.filesArn)],
    errorImpact: 'Visitors’ requests are not taken: leads are being lost.',
    catchesAll: true,
  });
  new AreaStack(app, name('Signed'), {
    ...area,
    area: 'signed',
    contract: signed,
    more: {},
    errorImpact: 'The ERP’s payments, production orders and shipments are not taken.',
  });
  new AreaStack(app, name('Sales'), {
    ...area,
    area: 'sales',
    contract: sales,
    more: {},
    errorImpact: 'Managers cannot work their leads and deals.',
  });
  new AreaStack(app, name('Desk'), {
    ...area,
    area: 'desk',
    contract: desk,
    more: { FILES_BUCKET: data.files.bucketName, IMPORT_MACHINE: imports.machine },
    errorImpact: 'Managers cannot search, nor see and do their tasks; nobody can send files in.',
    grants: [
      files.send(data.filesArn),
      files.readErrors(data.filesArn),
      files.know(data.filesArn),
      { actions: ['states:StartExecution'], resourceArns: [imports.machine] },
    ],
  });
  new AreaStack(app, name('Campaigns'), {
    ...area,
    area: 'campaigns',
    contract: campaigns,
    more: { FILES_BUCKET: data.files.bucketName },
    grants: [files.readLists(data.filesArn), files.know(data.filesArn)],
    errorImpact: 'Marketers cannot write letters, plan campaigns, or start and stop mailings.',
  });
  new AreaStack(app, name('Customers'), {
    ...area,
    area: 'customers',
    contract: customers,
    more: {},
    errorImpact: 'Managers do not see their customers, cannot correct a contact, and nobody can merge what is one.',
  });
  new AreaStack(app, name('Baskets'), {
    ...area,
    area: 'baskets',
    contract: baskets,
    more: {},
    errorImpact: 'Nobody sees who is in the baskets and what they get, or can stop their letters.',
  });
  new AreaStack(app, name('Documents'), {
    ...area,
    area: 'documents',
    contract: documents,
    more: { FILES_BUCKET: data.files.bucketName, SCANNER: scannerOf(stage) },
    grants: [files.sendFile(data.filesArn), files.readFile(data.filesArn)],
    errorImpact: 'Nobody can add files, quotes, claims or contracts, or get at those that are there.',
  });
  new AreaStack(app, name('Printing'), {
    ...area,
    area: 'printing',
    contract: printing,
    more: { FILES_BUCKET: data.files.bucketName },
    grants: [files.keepPrinted(data.filesArn), files.readPrinted(data.filesArn), files.know(data.filesArn)],
    errorImpact: 'Nobody can get a quote as a PDF: customers wait for theirs.',
    memorySize: 1769, // a whole processor: less memory is less of one
  });
  new AreaStack(app, name('Figures'), {
    ...area,
    area: 'figures',
    contract: figures,
    more: {},
    errorImpact: 'The director and the head of sales see no figures.',
    memorySize: 1769, // a whole processor: it reads the journal of months
  });
  new AreaStack(app, name('Planning'), {
    ...area,
    area: 'planning',
    contract: planning,
    more: {},
    errorImpact: 'Nobody can write down costs, set plans, bet on hypotheses, or keep the register of competitors.',
    memorySize: 1769, // a whole processor: what hypotheses are compared with it counts in the journal of months
  });
  new AreaStack(app, name('Return'), {
    ...area,
    area: 'return',
    contract: buyersApi,
    more: { FILES_BUCKET: data.files.bucketName },
    grants: [files.readLists(data.filesArn), files.know(data.filesArn)],
    errorImpact: 'Nobody sees who is about to slip or went silent, nor where an account stands.',
    memorySize: 1769, // a whole processor: it reads the journal of months
  });
  new AreaStack(app, name('Admin'), {
    ...area,
    area: 'admin',
    contract: admin,
    more: flow.machines,
    errorImpact: 'The operator cannot change settings, and nobody sees or changes the register of products.',
    grants: stage.local
      ? [guard.moveClock(data.guard), { actions: ['states:SendTaskFailure'], resourceArns: machines }]
      : [],
  });
  new AreaStack(app, name('Integrations'), {
    ...area,
    area: 'integrations',
    contract: integrations,
    more: { RECEIVERS: receiversOf(stage) },
    errorImpact: 'The operator cannot see to the subscriptions of other systems, nor send again what they missed.',
  });
  new AreaStack(app, name('Operations'), {
    ...area,
    area: 'operations',
    contract: operations,
    ...operationsIn(app, { stage, data, machines: flow.machines, importMachine: imports.machine }), // last: it sees to all that is there by now
    errorImpact: 'The operator sees neither executions nor dead letters, and can send or start nothing again.',
  });
  Tags.of(app).add('product', 'voronka');
  Tags.of(app).add('stage', stage.name);
  if (stage.local) acknowledgeLocally(app, stage);
}

function alarms(stack: Stack, { alarmEmail }: DeployedStage): Topic {
  const topic = new Topic(stack, 'Topic', { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')], // a policy of its own takes the place of the one that lets the account publish
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  Validations.of(topic).acknowledge({
    id: 'Serverless-SNSRedrivePolicy',
    reason: 'CloudWatch keeps showing an alarm whose mail did not arrive; a queue of unsent mail would have no reader.',
  });
  return topic;
}
