import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { root } from '../../local/paths.ts';
import { everyStage, type Located, type Synthesised } from '../support/infra/synthesised.ts';

/** Who is hurt while a function fails, as its alarm says it. */
const impacts: Readonly<Record<string, string>> = {
  'api/admin': 'The operator cannot change settings, and nobody sees or changes the register of products.',
  'api/baskets': 'Nobody sees who is in the baskets and what they get, or can stop their letters.',
  'api/campaigns': 'Marketers cannot write letters, plan campaigns, or start and stop mailings.',
  'api/public': 'Visitors’ requests are not taken: leads are being lost.',
  'api/customers': 'Managers do not see their customers, cannot correct a contact, and nobody can merge what is one.',
  'api/documents': 'Nobody can add files, quotes, claims or contracts, or get at those that are there.',
  'api/printing': 'Nobody can get a quote as a PDF: customers wait for theirs.',
  'api/figures': 'The director and the head of sales see no figures.',
  'api/planning': 'Nobody can write down costs, set plans, bet on hypotheses, or keep the register of competitors.',
  'api/desk': 'Managers cannot search, nor see and do their tasks; nobody can send files in.',
  'api/integrations': 'The operator cannot see to the subscriptions of other systems, nor send again what they missed.',
  'api/operations': 'The operator sees neither executions nor dead letters, and can send or start nothing again.',
  'api/return': 'Nobody sees who is about to slip or went silent, nor where an account stands.',
  'api/sales': 'Managers cannot work their leads and deals.',
  'api/signed': 'The ERP’s payments, production orders and shipments are not taken.',
  'events/deliver-fact':
    'Other systems that subscribed to facts hear of them late, or not at all: the ERP makes no orders.',
  'events/follow-journal': 'Workflows do not follow what people do until the reconciler mends it: reminders come late.',
  'events/index-record': 'What was entered or changed is not found by searching.',
  'events/publish-facts': 'Other systems, and automatic steps that start on facts, do not hear what happened.',
  'events/start-win-backs': 'Nobody is begun to be won back: those who slip away get neither letters nor calls.',
  'schedule/deliver-due': 'What other systems did not take at once is not sent to them again.',
  'events/receive-file': 'Files people send do not show on their leads and deals.',
  'events/record-letter-outcome':
    'Nobody sees what becomes of letters, and addresses that bounce are written to again.',
  'events/record-reply': 'Replies are not seen, and do not stop the letters they answer.',
  'events/tell-staff': 'Nobody of the staff is told of new leads, tasks and replies: they see them when they look.',
  'schedule/export-journal': 'An export of the journal failed: analysts see nothing newer until one is through.',
  'schedule/mind-files': 'The scanner does not answer, or files fail to be seen to: people cannot open what was sent.',
  'schedule/reconcile':
    'What lost events and stopped executions left behind stays unmended: some leads and deals are not reminded of.',
  'schedule/remind-staff': 'People of the staff get no letter of the morning, and are not told of tasks that are due.',
  'schedule/run-hypotheses':
    'Hypotheses are neither started nor judged on their day: the director waits for what came of them.',
  'schedule/score-accounts':
    'Nobody sees who is about to slip or went silent, and nobody is won back: the scores are of an earlier day.',
  'schedule/sweep-people': 'Personal data that belongs to no lead and no customer is kept longer than a day.',
  'workflow/flag-overdue': 'Nobody is told that a lead or a deal is overdue.',
  'workflow/import-part': 'Files are not taken in: who moves in from another system has to wait.',
  'workflow/look': 'Workflows do not learn where their lead or deal stands: nobody is reminded.',
  'workflow/mail-part': 'The letters of campaigns do not leave, or leave late.',
  'workflow/next-generation': 'Leads or deals at a stage newer than their workflow are not reminded of.',
  'workflow/next-win-back-step': 'Customers who are won back get no letters, and nobody is asked to call them.',
  'workflow/next-letter': 'People in the baskets get no letters, and nobody is asked to call them.',
};

const uncalled = [
  'events/deliver-fact',
  'events/index-record',
  'events/receive-file',
  'events/record-letter-outcome',
  'events/record-reply',
  'events/start-win-backs',
  'events/tell-staff',
  'schedule/deliver-due',
  'schedule/export-journal',
  'schedule/mind-files',
  'schedule/reconcile',
  'schedule/remind-staff',
  'schedule/run-hypotheses',
  'schedule/score-accounts',
  'schedule/sweep-people',
];

/** The local cloud cannot do what they ask for. */
const onlyOnAws = ['schedule/export-journal'];

const Ref = z.object({ Ref: z.string() });
const Targets = z.object({
  Targets: z.array(
    z.looseObject({ Arn: z.union([z.object({ 'Fn::GetAtt': z.array(z.string()) }), z.object({ Ref: z.string() })]) }),
  ),
});
const FunctionShape = z.object({
  Description: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Handler: z.string(),
  MemorySize: z.int(),
  Timeout: z.int(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  LoggingConfig: z.object({ LogGroup: Ref }),
  DeadLetterConfig: z
    .object({ TargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }) })
    .optional(),
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }).catchall(z.unknown()) }),
});
const AlarmShape = z.object({
  AlarmDescription: z.string(),
  MetricName: z.string(),
  Namespace: z.string(),
  Threshold: z.number(),
  TreatMissingData: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  AlarmActions: z.array(z.unknown()).default([]),
});
const Contract = z.object({ Env: z.custom<z.ZodObject>((value) => value instanceof z.ZodObject) });

const ofType = ({ resources }: Synthesised, type: string): Located[] => resources.filter(({ Type }) => Type === type);
const functionsOf = (stage: Synthesised) =>
  ofType(stage, 'AWS::Lambda::Function').map(({ Properties, ...located }) => {
    const properties = FunctionShape.parse(Properties);
    return { ...located, ...properties, folder: properties.Environment.Variables.POWERTOOLS_SERVICE_NAME };
  });
const alarmsOf = (stage: Synthesised) =>
  ofType(stage, 'AWS::CloudWatch::Alarm').map(({ Properties, stack }) => ({ stack, ...AlarmShape.parse(Properties) }));
const alarmed = (stage: Synthesised, stack: string, metric: string, id: string) =>
  alarmsOf(stage).filter(
    ({ MetricName, Dimensions: [dimension], ...alarm }) =>
      alarm.stack === stack && MetricName === metric && JSON.stringify(dimension?.Value ?? null).includes(`"${id}"`),
  );

const foldersOnDisk = ['api', 'events', 'schedule', 'workflow'].flatMap((group) =>
  readdirSync(join(root, 'functions', group))
    .map((name) => `${group}/${name}`)
    .filter((folder) => existsSync(join(root, 'functions', folder, 'handler.ts'))),
);

const stages = await everyStage();
const [demo, , prod] = stages;

describe.each(stages)('the functions of the stage $name', (stage) => {
  const functions = functionsOf(stage);

  it('are the folders that have a handler, each once', () => {
    const expected = foldersOnDisk.filter((folder) => stage.name === 'prod' || !onlyOnAws.includes(folder));
    expect(functions.map(({ folder }) => folder).sort()).toEqual(expected.sort());
  });

  it('run on Node 24 on ARM, from one bundle', () => {
    const runtimes = functions.map(({ Runtime, Architectures, Handler }) => [Runtime, Architectures, Handler]);
    expect(runtimes).toEqual(functions.map(() => ['nodejs24.x', ['arm64'], 'index.handler']));
  });

  it('have a role each, which no other function has', () => {
    const roles = functions.map(({ stack, Role }) => `${stack} ${Role['Fn::GetAtt'][0]}`);
    expect(new Set(roles).size).toBe(functions.length);
  });

  it('write to a log of their own, kept for a month', () => {
    const logs = functions.map(({ stack, LoggingConfig }) =>
      ofType(stage, 'AWS::Logs::LogGroup').find((log) => log.stack === stack && log.id === LoggingConfig.LogGroup.Ref),
    );
    expect(logs.map((log) => log?.Properties.RetentionInDays)).toEqual(functions.map(() => 30));
    expect(new Set(logs.map((log) => `${log?.stack ?? ''} ${log?.id ?? ''}`)).size).toBe(functions.length);
  });

  it.each(functions)('give $folder exactly the environment its contract asks for', async ({ folder, Environment }) => {
    const { Env } = Contract.parse(await import(`../../functions/${folder}/contract.ts`));
    const forTheRuntime = ['POWERTOOLS_SERVICE_NAME', ...(stage.name === 'prod' ? [] : ['AWS_SDK_UA_APP_ID'])];
    expect(Object.keys(Environment.Variables).sort()).toEqual([...Object.keys(Env.shape), ...forTheRuntime].sort());
  });

  it.each(functions)(
    'ring for $folder at its first error, say who is hurt and link the runbook',
    ({ folder, stack, id }) => {
      const runbook = `docs/runbooks/${folder.replaceAll('/', '-')}.md`;
      expect(alarmed(stage, stack, 'Errors', id)).toEqual([
        expect.objectContaining({
          AlarmDescription: `${impacts[folder] ?? '?'}\nFunction: ${folder}. Runbook: ${runbook}`,
          Namespace: 'AWS/Lambda',
          Threshold: 1,
          TreatMissingData: 'notBreaching',
        }),
      ]);
      expect(existsSync(join(root, runbook))).toBe(true);
    },
  );
});

describe('a function that turns calls away', () => {
  it.each(functionsOf(prod))('rings: $folder', ({ folder, stack, id }) => {
    expect(alarmed(prod, stack, 'Throttles', id)).toEqual([
      expect.objectContaining({
        AlarmDescription: expect.stringMatching(new RegExp(`^${impacts[folder] ?? '?'}\n`)),
        Namespace: 'AWS/Lambda',
        Threshold: 1,
      }),
    ]);
  });
});

describe('a consumer of the journal', () => {
  const consumers = functionsOf(prod).filter(({ folder }) => /^events\/(follow-journal|publish-facts)$/.test(folder)); // the bus calls the others

  it('has three minutes for a batch of a hundred facts', () => {
    const sizes = ofType(prod, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties.BatchSize);
    expect(sizes).toEqual([100, 100]);
    expect(consumers.map(({ Timeout }) => Timeout)).toEqual([180, 180]);
  });

  it.each(consumers)('rings when it is five minutes behind: $folder', ({ folder, stack, id }) => {
    expect(alarmed(prod, stack, 'IteratorAge', id)).toEqual([
      expect.objectContaining({
        AlarmDescription: `${impacts[folder] ?? '?'}\nMore than 5 minutes behind the journal: the function ${folder}. Runbook: docs/runbooks/${folder.replace('/', '-')}.md`,
        Threshold: 300_000,
      }),
    ]);
  });

  it('says who is hurt by the facts it gave up', () => {
    const letters = alarmsOf(prod).filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible');
    expect(letters.map(({ AlarmDescription }) => AlarmDescription.split('\n')[0]).sort()).toEqual([
      'Exports were not looked after for some hours: analysts see what is new later.',
      'Files came and nothing took them in: they have to be sent again.',
      'Files came and were not taken in at once: they show within half an hour.',
      'Files that came unheard of, or wait for the scanner, were not looked for: people cannot open them.',
      'On some days nobody was begun to be won back.',
      'Other systems, and automatic steps that start on facts, will never hear of some that happened.',
      'Personal data that belongs to no lead and no customer was not looked for on some days.',
      'Rounds were missed: systems that had not taken an event hear of it later than planned.',
      'Runs of the reconciler were missed: leads and deals that lost their workflow are not reminded of.',
      'Runs were missed: hypotheses are started and judged some hours later.',
      'Runs were missed: people of the staff are told later of what is due today.',
      'Runs were missed: who is about to slip and who went silent is told later.',
      'Some letters that came were not read: those who answered may get further letters.',
      'Some people of the staff were never told of a lead, a task or a reply that is theirs.',
      'Some records are not found, or found by what they no longer are, until somebody changes them.',
      'Systems that subscribed to them will never hear of some facts, unless they are sent again by hand.',
      'What became of some letters was not noted: addresses that bounced are written to again.',
      'Workflows never heard of some facts: their leads and deals wait for the reconciler to be followed.',
    ]);
  });
});

describe('what runs again and again', () => {
  it.each(stages)('in $name is not tried again: the next run comes soon', (stage) => {
    const configs = ofType(stage, 'AWS::Lambda::EventInvokeConfig');
    const ids = [
      'schedule/mind-files',
      'schedule/reconcile',
      'schedule/run-hypotheses',
      'schedule/remind-staff',
      'schedule/score-accounts',
      'schedule/export-journal',
      'schedule/deliver-due',
    ]
      .filter((each) => stage.name === 'prod' || !onlyOnAws.includes(each))
      .map((each) => functionsOf(stage).find(({ folder }) => folder === each)?.id);
    expect(configs.map(({ Properties }) => [Properties.FunctionName, Properties.MaximumRetryAttempts])).toEqual(
      ids.map((id) => [{ Ref: id }, 0]),
    );
  });
});

describe('the reconciler', () => {
  it('rings as long as it leaves a record alone', () => {
    const [alarm] = alarmsOf(prod).filter(({ MetricName }) => MetricName === 'givenUp');
    expect(alarm).toMatchObject({
      AlarmDescription:
        'Some leads or deals are followed by no workflow until a person looks: nobody is reminded of them.\nRecords whose workflow keeps failing, left alone by the function schedule/reconcile. Runbook: docs/runbooks/schedule-reconcile.md',
      Namespace: 'Voronka',
      Threshold: 1,
      Dimensions: [{ Name: 'service', Value: 'schedule/reconcile' }],
    });
  });
});

describe('the warehouse', () => {
  it('rings when it knows nothing of the last two days', () => {
    const [alarm] = alarmsOf(prod).filter(({ MetricName }) => MetricName === 'hoursBehind');
    expect(alarm).toMatchObject({
      AlarmDescription:
        'Analysts see nothing of the last two days.\nHours since what the last export knows, by the function schedule/export-journal. Runbook: docs/runbooks/schedule-export-journal.md',
      Namespace: 'Voronka',
      Threshold: 50,
      Dimensions: [{ Name: 'service', Value: 'schedule/export-journal' }],
    });
  });
});

describe('the HTTP API', () => {
  it('rings at its first answer of 500 or above, whoever gave it', () => {
    const [api] = ofType(prod, 'AWS::ApiGatewayV2::Api');
    const [alarm] = alarmsOf(prod).filter(({ MetricName }) => MetricName === '5xx');
    expect(alarm).toMatchObject({
      stack: 'Door',
      Namespace: 'AWS/ApiGateway',
      Threshold: 1,
      Dimensions: [{ Name: 'ApiId', Value: { Ref: api?.id } }],
    });
  });
});

describe('what fails while nobody waits for it', () => {
  it.each(uncalled)('is kept: of %s both what the rule could not hand over and what the function threw', (folder) => {
    const { id, DeadLetterConfig } = functionsOf(prod).find((found) => found.folder === folder) ?? {};
    const queue = DeadLetterConfig?.TargetArn;
    const targets = ofType(prod, 'AWS::Events::Rule').flatMap(({ Properties }) => Targets.parse(Properties).Targets);
    expect(queue).toBeDefined();
    const own = targets.filter(({ Arn }) => 'Fn::GetAtt' in Arn && Arn['Fn::GetAtt'][0] === id);
    expect(own).not.toEqual([]);
    expect(own).toEqual(own.map(() => expect.objectContaining({ DeadLetterConfig: { Arn: queue } })));
  });

  it('is kept: of each consumer of the journal what the stream gave up', () => {
    const mappings = ofType(prod, 'AWS::Lambda::EventSourceMapping').map(
      ({ Properties }) => Properties.DestinationConfig,
    );
    const queues = mappings.map((destination) =>
      z
        .object({ OnFailure: z.object({ Destination: z.object({ 'Fn::GetAtt': z.array(z.string()) }) }) })
        .parse(destination),
    );
    expect(new Set(queues.map(({ OnFailure }) => OnFailure.Destination['Fn::GetAtt'][0])).size).toBe(2);
  });

  it('is only that: every other function is waited for by the one who calls it', () => {
    const alone = functionsOf(prod).filter(({ DeadLetterConfig }) => DeadLetterConfig);
    expect(alone.map(({ folder }) => folder).sort()).toEqual(uncalled);
  });

  it('rings as soon as one thing lies there', () => {
    const queues = ofType(prod, 'AWS::SQS::Queue');
    const rung = queues.map(({ stack, id }) => alarmed(prod, stack, 'ApproximateNumberOfMessagesVisible', id).length);
    expect(rung).toEqual(queues.map(() => 1));
    expect(queues).toHaveLength(18);
  });
});

describe('an area of the API', () => {
  it.each([
    'Admin',
    'Baskets',
    'Customers',
    'Desk',
    'Documents',
    'Figures',
    'Integrations',
    'Operations',
    'Planning',
    'Public',
    'Return',
    'Sales',
    'Signed',
  ])('rings for %s too when it answers that the mistake is ours, which no metric of the function counts', (stack) => {
    const filters = ofType(prod, 'AWS::Logs::MetricFilter').filter((filter) => filter.stack === stack);
    const folder = `api/${stack.toLowerCase()}`;
    const metric = { MetricNamespace: 'Voronka', MetricName: `prod/${folder}/failures`, MetricValue: '1' };
    expect(filters.map(({ Properties }) => [Properties.FilterPattern, Properties.MetricTransformations])).toEqual([
      ['{ $.status >= 500 }', [metric]],
    ]);
    const rung = alarmsOf(prod).filter(({ MetricName }) => MetricName === metric.MetricName);
    expect(rung.map(({ Namespace, Threshold }) => [Namespace, Threshold])).toEqual([['Voronka', 1]]);
  });
});

describe('a machine', () => {
  it('rings as soon as one of its executions fails, whatever it was that failed', () => {
    const machines = ofType(prod, 'AWS::StepFunctions::StateMachine');
    const rung = machines.flatMap(({ stack, id }) => alarmed(prod, stack, 'ExecutionsFailed', id));
    expect(rung.map(({ AlarmDescription, Threshold }) => [AlarmDescription, Threshold]).sort()).toEqual([
      [
        'A file was taken in only in part: the reconciler goes on with it.\nFailed executions of the machine voronka-prod-import. Runbook: docs/runbooks/workflow-import-part.md',
        1,
      ],
      [
        'Some dealers’ orders are followed by no workflow until it is started again.\nFailed executions of the machine voronka-prod-dealer-order. Runbook: docs/runbooks/workflow-look.md',
        1,
      ],
      [
        'Some deals are followed by no workflow until the reconciler starts it again.\nFailed executions of the machine voronka-prod-project. Runbook: docs/runbooks/workflow-look.md',
        1,
      ],
      [
        'Some leads are followed by no workflow until the reconciler starts it again.\nFailed executions of the machine voronka-prod-leads. Runbook: docs/runbooks/workflow-look.md',
        1,
      ],
      [
        'Some mailings stand still until the reconciler starts them again.\nFailed executions of the machine voronka-prod-mailing. Runbook: docs/runbooks/workflow-mail-part.md',
        1,
      ],
      [
        'Some people in the baskets get no letters until the reconciler starts them again.\nFailed executions of the machine voronka-prod-nurture. Runbook: docs/runbooks/workflow-next-letter.md',
        1,
      ],
      [
        'Some win-backs stand still until the reconciler starts them again.\nFailed executions of the machine voronka-prod-win-back. Runbook: docs/runbooks/workflow-next-win-back-step.md',
        1,
      ],
    ]);
  });
});

describe('alarms', () => {
  it('are as many as the README says that they cost', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, count, price] = /(\d+) alarms (\d+\.\d\d)/.exec(readme) ?? [];
    expect([Number(count), Number(price)]).toEqual([alarmsOf(prod).length, alarmsOf(prod).length / 10]);
  });

  it('reach people by e-mail in production, every one of them', () => {
    const [subscription] = ofType(prod, 'AWS::SNS::Subscription');
    expect(subscription?.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'alarms@plant.example' });
    expect(alarmsOf(prod).filter(({ AlarmActions }) => AlarmActions.length !== 1)).toEqual([]);
    expect(new Set(alarmsOf(prod).map(({ AlarmActions }) => JSON.stringify(AlarmActions))).size).toBe(1);
  });

  it('may be published by CloudWatch of this account, over TLS alone', () => {
    const [policy] = ofType(prod, 'AWS::SNS::TopicPolicy');
    const topic = { Ref: ofType(prod, 'AWS::SNS::Topic')[0]?.id };
    expect(policy?.Properties.PolicyDocument).toMatchObject({
      Statement: [
        { Effect: 'Deny', Principal: '*', Resource: topic, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Resource: topic,
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        },
      ],
    });
  });

  it('reach nobody in a local stage', () => {
    expect(alarmsOf(demo).flatMap(({ AlarmActions }) => AlarmActions)).toEqual([]);
  });

  it('all say who is hurt and link a runbook that exists', () => {
    for (const { AlarmDescription } of alarmsOf(prod)) {
      const [, impact = '', runbook = ''] =
        /^(.+\.)\n.+ Runbook: (docs\/runbooks\/[a-z-]+\.md)$/.exec(AlarmDescription) ?? [];
      expect(impact.length).toBeGreaterThan(20);
      expect(existsSync(join(root, runbook))).toBe(true);
    }
  });
});
