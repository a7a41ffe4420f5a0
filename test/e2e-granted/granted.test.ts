/** The local cloud enforces no rights, so after all other tests the calls that were really made are held against the policies. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { statementsOf } from '../support/infra/statements.ts';
import { synthesised } from '../support/infra/synthesised.ts';
import { callsMade } from '../support/system/calls.ts';

const stage = await synthesised('test');
const calls = await callsMade();

/** One thing a function may do or did, `dynamodb:Query Records/index/board`, under the function's name. */
type Right = { readonly caller: string; readonly action: string; readonly on: string | undefined };
const inWords = ({ caller, action, on = '' }: Right): string => `${caller} ${action} ${on}`;

const kebabCase = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** How templates and calls name the same things; the first that fits. */
const names: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/:execution:voronka-test-([a-z-]+):\*/, (machine) => `executions of ${machine}`],
  [/:stateMachine:voronka-test-([a-z-]+)$/, (machine) => `machine ${machine}`],
  [/(Leads|Project|DealerOrder)StateMachine[0-9A-F]{8}/, (id) => `machine ${kebabCase(id)}`],
  [/(JournalStream)Arn/, () => 'the stream of Journal'],
  [/Voronka-test-Data(?:-|:ExportsOutputFnGetAtt)(Records|People|Journal|Guard)/, (table) => table],
  [/(Secret)[0-9A-F]{8}/, (secret) => secret],
  [/(FollowJournal|PublishFacts|MissedRuns)(?:DeadLetters)?Queue[0-9A-F]{8}/, (queue) => `queue ${queue}`],
  [/^voronka-test$|"Bus[0-9A-F]{8}"/, () => 'Bus'],
  [/Logs[0-9A-F]{8}/, () => 'its logs'],
];

/** What a resource of a policy, or what a call names, is: itself, where nobody knows it. */
function thing(resource: string): string {
  const index = /\/index\/[a-z]+/.exec(resource)?.[0] ?? '';
  for (const [pattern, name] of names) {
    const found = pattern.exec(resource);
    if (found) return name(found[1] ?? '') + index;
  }
  return resource;
}

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

/** A call that names nothing, as an answer to a token, is on whatever the right is on. */
const isFor = (right: Right, call: Right): boolean =>
  right.caller === call.caller && right.action === call.action && (call.on === undefined || right.on === call.on);

/** Which machine an end-to-end test meets is chance; a right on one is always given on all. */
const ofAnyMachine = ({ caller, action, on }: Right): Right => ({
  caller,
  action,
  on: on?.replace(/^machine .*/, 'machines').replace(/^executions of .*/, 'executions'),
});

const areas = ['api.admin', 'api.public', 'api.sales', 'api.signed'];
const consumers = ['events.follow-journal', 'events.publish-facts'];
const steps = ['workflow.flag-overdue', 'workflow.look', 'workflow.next-generation'];
const everyFunction = [...areas, ...consumers, 'schedule.reconcile', ...steps];

/** Rights that no call of the end-to-end tests uses, with the reason for each. */
const neverUsed: readonly {
  readonly why: string;
  readonly who: readonly string[];
  readonly rights: readonly string[];
}[] = [
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
    why: 'A commit may let go of a claim, which is rare and tested against a real table in the contracts.',
    who: [...areas, 'schedule.reconcile', 'workflow.flag-overdue', 'workflow.next-generation'],
    rights: ['dynamodb:DeleteItem Records'],
  },
  {
    why: 'A deploy that retires a stage comes first: the workflow tests play it.',
    who: ['workflow.next-generation'],
    rights: ['dynamodb:PutItem Journal', 'dynamodb:UpdateItem Records'],
  },
  {
    why: 'Whoever reads records may read them by every index; the steps of workflows decide with the same reads as the areas.',
    who: ['events.follow-journal', ...steps],
    rights: ['dynamodb:Query Records/index/board', 'dynamodb:Query Records/index/owner'],
  },
  {
    why: 'The same: only a record that is overdue is looked at together with its parts.',
    who: ['events.follow-journal', 'workflow.look', 'workflow.next-generation'],
    rights: ['dynamodb:Query Records/index/parent'],
  },
  { why: 'The same: they read one record at a time.', who: steps, rights: ['dynamodb:BatchGetItem Records'] },
  { why: 'The same: it reads batches.', who: ['events.follow-journal'], rights: ['dynamodb:GetItem Records'] },
  {
    why: 'The same: it looks through the board.',
    who: ['schedule.reconcile'],
    rights: ['dynamodb:Query Records/index/owner', 'dynamodb:Query Records/index/parent'],
  },
  {
    why: 'It takes turns by UpdateItem; PutItem belongs to the same right to use Guard.',
    who: ['schedule.reconcile'],
    rights: ['dynamodb:PutItem Guard'],
  },
  {
    why: 'All areas are given one store: what operators ask for needs little of it.',
    who: ['api.admin'],
    rights: [
      'dynamodb:BatchWriteItem People',
      'dynamodb:PutItem Guard',
      'dynamodb:Query Journal',
      'dynamodb:Query Journal/index/recorded',
      'dynamodb:Query People',
      'dynamodb:Query Records/index/owner',
      'dynamodb:Query Records/index/parent',
      'secretsmanager:GetSecretValue Secret',
    ],
  },
  {
    why: 'Its executions are listed; one alone is described by the reconciler only, through the same adapter.',
    who: ['api.admin'],
    rights: ['states:DescribeExecution executions'],
  },
  {
    why: 'All areas are given one store: a visitor sees nothing of it.',
    who: ['api.public'],
    rights: [
      'dynamodb:GetItem People',
      'dynamodb:Query Journal',
      'dynamodb:Query Journal/index/recorded',
      'dynamodb:Query People',
      'dynamodb:Query Records/index/board',
      'dynamodb:Query Records/index/owner',
      'dynamodb:Query Records/index/parent',
    ],
  },
  {
    why: 'All areas are given one store: staff are not limited in their rate, and nothing is listed of a person yet.',
    who: ['api.sales'],
    rights: ['dynamodb:PutItem Guard', 'dynamodb:Query People', 'dynamodb:UpdateItem Guard'],
  },
  {
    why: 'All areas are given one store: the ERP tells, and is told nothing.',
    who: ['api.signed'],
    rights: [
      'dynamodb:BatchGetItem Records',
      'dynamodb:BatchWriteItem People',
      'dynamodb:GetItem People',
      'dynamodb:Query Journal',
      'dynamodb:Query Journal/index/recorded',
      'dynamodb:Query People',
      'dynamodb:Query Records/index/board',
      'dynamodb:Query Records/index/owner',
      'dynamodb:UpdateItem Guard',
    ],
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
