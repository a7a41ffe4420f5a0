/** The local cloud enforces no rights, so after all other tests the calls that were really made are held against the policies. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { statementsOf } from '../support/infra/statements.ts';
import { thing } from '../support/infra/things.ts';
import { synthesised } from '../support/infra/synthesised.ts';
import { callsMade } from '../support/system/calls.ts';

const stage = await synthesised('test');
const calls = [...(await callsMade('test')), ...(await callsMade('browser'))];

/** One thing a function may do or did, `dynamodb:Query Records/index/board`, under the function's name. */
type Right = { readonly caller: string; readonly action: string; readonly on: string | undefined };
const inWords = ({ caller, action, on = '' }: Right): string => `${caller} ${action} ${on}`;

const Function = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.object({ AWS_SDK_UA_APP_ID: z.string() }) }),
});

/** The functions by stack and role. */
const callers = new Map(
  stage.resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ stack, Properties }) => {
      const { Role, Environment } = Function.parse(Properties);
      return [`${stack} ${Role['Fn::GetAtt'][0]}`, Environment.Variables.AWS_SDK_UA_APP_ID];
    }),
);

const granted: readonly Right[] = statementsOf(stage).flatMap(({ stack, role, actions, resources }) => {
  const caller = callers.get(`${stack} ${role}`);
  if (caller === undefined) return []; // a machine's: its rights are held against its file
  return actions.flatMap((action) =>
    resources.map((resource) => ({ caller, action, on: thing(JSON.stringify(resource)) })),
  );
});

const made: readonly Right[] = calls.map(({ caller, service, action, on }) => ({
  caller,
  action: `${service}:${action}`,
  on: on === null ? undefined : thing(on),
}));

/** A call that names nothing, as an answer to a token, is on whatever the right is on; a right on a kind of things, on each of them. */
const isFor = (right: Right, call: Right): boolean =>
  right.caller === call.caller && right.action === call.action && (call.on === undefined || covers(right.on, call.on));

const covers = (right = '', call: string): boolean =>
  right === call || (right.endsWith('*') && call.startsWith(right.slice(0, -1)));

/** Which machine an end-to-end test meets is chance; a right on one is always given on all. */
const ofAnyMachine = ({ caller, action, on }: Right): Right => ({
  caller,
  action,
  on: on?.replace(/^machine .*/, 'machines').replace(/^executions of .*/, 'executions'),
});

const areas = [
  'api.admin',
  'api.baskets',
  'api.campaigns',
  'api.customers',
  'api.desk',
  'api.documents',
  'api.figures',
  'api.integrations',
  'api.operations',
  'api.planning',
  'api.printing',
  'api.public',
  'api.return',
  'api.sales',
  'api.signed',
];
const consumers = ['events.follow-journal', 'events.publish-facts'];
const steps = [
  'workflow.flag-overdue',
  'workflow.import-part',
  'workflow.look',
  'workflow.mail-part',
  'workflow.next-generation',
  'workflow.next-letter',
  'workflow.next-win-back-step',
];
const everyFunction = [
  ...areas,
  ...consumers,
  'events.deliver-fact',
  'events.index-record',
  'events.receive-file',
  'events.record-letter-outcome',
  'events.record-reply',
  'events.start-win-backs',
  'events.tell-staff',
  'schedule.deliver-due',
  'schedule.mind-files',
  'schedule.reconcile',
  'schedule.remind-staff',
  'schedule.run-hypotheses',
  'schedule.score-accounts',
  'schedule.sweep-people',
  ...steps,
];

/** Rights that no call of the end-to-end tests uses, with the reason for each. */
const neverUsed: readonly {
  readonly why: string;
  readonly who: readonly string[];
  readonly rights: readonly string[];
}[] = [
  {
    why: 'Only for a batch of the stream that was given up: units play it.',
    who: ['api.operations'],
    rights: ['dynamodb:Query Journal/index/month', 'dynamodb:Query Journal/index/recorded'],
  },
  {
    why: 'Only for an import that failed, or that nobody began: units play both.',
    who: ['api.operations'],
    rights: ['states:StartExecution machines'],
  },
  {
    why: 'Lambda itself uses them, in the name of the function.',
    who: everyFunction,
    rights: ['logs:CreateLogStream its logs', 'logs:PutLogEvents its logs'],
  },
  {
    why: 'Lambda itself reads the stream.',
    who: consumers,
    rights: [
      'dynamodb:ListStreams "*"',
      ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map(
        (action) => `dynamodb:${action} the stream of Journal`,
      ),
    ],
  },
  {
    why: 'Lambda itself sends what it gave up to the queue of the function.',
    who: ['events.follow-journal'],
    rights: ['sqs:GetQueueAttributes queue FollowJournal', 'sqs:GetQueueUrl queue FollowJournal'],
  },
  {
    why: 'Lambda itself sends what it gave up to the queue of the function.',
    who: ['events.publish-facts'],
    rights: ['sqs:GetQueueAttributes queue PublishFacts', 'sqs:GetQueueUrl queue PublishFacts'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.reconcile'],
    rights: ['sqs:SendMessage queue MissedRuns'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.deliver-due'],
    rights: ['sqs:SendMessage queue MissedRounds'],
  },
  {
    why: 'Lambda itself sends the facts it gave up to the queue of the function.',
    who: ['events.deliver-fact'],
    rights: ['sqs:SendMessage queue Untold'],
  },
  {
    why: 'Lambda itself sends the facts it gave up to the queue of the function.',
    who: ['events.tell-staff'],
    rights: ['sqs:SendMessage queue UntoldStaff'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.remind-staff'],
    rights: ['sqs:SendMessage queue MissedMornings'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.score-accounts'],
    rights: ['sqs:SendMessage queue Unscored'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.run-hypotheses'],
    rights: ['sqs:SendMessage queue Unjudged'],
  },
  {
    why: 'Only for whoever came before the days that are counted: units play it.',
    who: ['api.planning', 'schedule.run-hypotheses'],
    rights: ['dynamodb:Query Journal'],
  },
  {
    why: 'Only for those who ask for products: units play it.',
    who: ['schedule.run-hypotheses'],
    rights: ['dynamodb:BatchGetItem Records'],
  },
  {
    why: 'Lambda itself sends the facts it gave up to the queue of the function.',
    who: ['events.start-win-backs'],
    rights: ['sqs:SendMessage queue Unstarted'],
  },
  {
    why: 'The functions use them by addresses they sign for themselves, under no name; the last one is that S3 says what is not there.',
    who: ['api.campaigns', 'api.return', 'events.start-win-backs', 'workflow.mail-part'],
    rights: ['s3:GetObject files return/', 's3:ListBucket the bucket'],
  },
  {
    why: 'The function uses it by an address it signs for itself, under no name.',
    who: ['schedule.score-accounts'],
    rights: ['s3:PutObject files return/'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.sweep-people'],
    rights: ['sqs:SendMessage queue UnsweptDays'],
  },
  {
    why: 'Lambda itself sends the facts it gave up to the queue of the function.',
    who: ['events.index-record'],
    rights: ['sqs:SendMessage queue Unindexed'],
  },
  {
    why: 'A deal lets go of its order number when it gets another: tested against a real table in the contracts.',
    who: ['api.sales'],
    rights: ['dynamodb:DeleteItem Records'],
  },
  {
    why: 'Addresses are signed with them and used under no name; the last one is that S3 says what is not there.',
    who: ['api.desk'],
    rights: ['s3:GetObject files import-errors/', 's3:PutObject files imports/', 's3:ListBucket the bucket'],
  },
  {
    why: 'Whoever has a signed address uses them, under no name.',
    who: ['api.documents'],
    rights: ['s3:GetObject files files/', 's3:PutObject files files/'],
  },
  {
    why: 'The function uses them by addresses it signs for itself, under no name; the last one is that S3 says what is not there.',
    who: ['api.printing'],
    rights: ['s3:GetObject files quotes/', 's3:PutObject files quotes/', 's3:ListBucket the bucket'],
  },
  {
    why: 'A visitor with a signed address uses it, under no name.',
    who: ['api.public'],
    rights: ['s3:PutObject files files/'],
  },
  {
    why: 'The functions use them by addresses they sign for themselves, under no name; the last one is that S3 says what is not there.',
    who: ['events.receive-file', 'schedule.mind-files'],
    rights: ['s3:GetObject files files/', 's3:DeleteObject files files/', 's3:ListBucket the bucket'],
  },
  {
    why: 'Lambda itself sends the arrivals that failed to the queue of the function.',
    who: ['events.receive-file'],
    rights: ['sqs:SendMessage queue Unreceived'],
  },
  {
    why: 'Lambda itself sends the runs that failed to the queue of the function.',
    who: ['schedule.mind-files'],
    rights: ['sqs:SendMessage queue Unminded'],
  },
  {
    why: 'The function uses them by addresses it signs for itself, under no name; the last one is that S3 says what is not there.',
    who: ['workflow.import-part'],
    rights: ['s3:GetObject files imports/', 's3:PutObject files import-errors/', 's3:ListBucket the bucket'],
  },
  {
    why: 'Only when an undo broke off: the units play it.',
    who: ['workflow.import-part'],
    rights: ['dynamodb:Query Journal/index/recorded'],
  },
  {
    why: 'Only when the mail service refuses a letter, which it never does here: units and workflows play it.',
    who: ['workflow.mail-part', 'workflow.next-letter', 'workflow.next-win-back-step'],
    rights: ['dynamodb:DeleteItem Records'],
  },
  {
    why: 'Only for somebody merged, or whom another mailing waits for: units and workflows play both.',
    who: ['workflow.mail-part'],
    rights: ['dynamodb:BatchGetItem Records'],
  },
  {
    why: 'Letters are given to the stand-in of the mail service, which is none of the local cloud.',
    who: [
      ...['events.tell-staff', 'schedule.remind-staff'],
      ...['workflow.mail-part', 'workflow.next-letter', 'workflow.next-win-back-step'],
    ],
    rights: ['ses:SendEmail mail'],
  },
  {
    why: 'Lambda itself sends the events that failed to the queue of the function.',
    who: ['events.record-letter-outcome'],
    rights: ['sqs:SendMessage queue Unheard'],
  },
  {
    why: 'Lambda itself sends the arrivals that failed to the queue of the function.',
    who: ['events.record-reply'],
    rights: ['sqs:SendMessage queue Unread'],
  },
  {
    why: 'The function uses them by addresses it signs for itself, under no name; the last one is that S3 says what is not there.',
    who: ['events.record-reply'],
    rights: ['s3:GetObject files mail/', 's3:ListBucket the bucket'],
  },
  {
    why: 'Only for an account that bought before, or that shares its INN with another, and for a deal of products: units and workflows play all three.',
    who: ['workflow.flag-overdue'],
    rights: ['dynamodb:BatchGetItem Records'],
  },
];

describe('the rights of the functions', () => {
  it('cover every call that was made', () => {
    const missing = made.filter((call) => !granted.some((right) => isFor(right, call)));
    expect(missing.map(inWords)).toEqual([]);
  });

  it('are all used, but for those listed here', () => {
    const listed = neverUsed.flatMap(({ who, rights }) =>
      who.flatMap((caller) => rights.map((right) => `${caller} ${right}`)),
    );
    const unused = granted.map(ofAnyMachine).filter((right) => !made.some((call) => isFor(right, ofAnyMachine(call))));
    expect([...new Set(unused.map(inWords))].sort()).toEqual(listed.sort());
  });
});
