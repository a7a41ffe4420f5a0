import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { root } from '../../local/paths.ts';
import { statementsOf } from '../support/infra/statements.ts';
import { thing } from '../support/infra/things.ts';
import { everyStage, type Synthesised } from '../support/infra/synthesised.ts';

/** Rights that know no resources: AWS takes them on `*` or not at all. */
const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
const onEverything = [
  ['DealerOrderStateMachine', logDelivery],
  ['ExportJournal', ['dynamodb:ListExports']],
  ['FollowJournalConsumer', ['dynamodb:ListStreams']],
  ['ImportStateMachine', logDelivery],
  ['LeadsStateMachine', logDelivery],
  ['MailingStateMachine', logDelivery],
  ['NurtureStateMachine', logDelivery],
  ['ProjectStateMachine', logDelivery],
  ['PublishFactsConsumer', ['dynamodb:ListStreams']],
  ['WinBackStateMachine', logDelivery],
] as const;

/** Rights on what is named after records: executions of a machine, files of imports and of records. */
const onNamed = [
  ['Campaigns Handler', ['s3:GetObject']],
  ['Desk Handler', ['s3:PutObject']],
  ['Desk Handler', ['s3:GetObject']],
  ['Documents Handler', ['s3:PutObject']],
  ['Documents Handler', ['s3:GetObject']],
  ['Files ReceiveFile', ['s3:GetObject']],
  ['Files ReceiveFile', ['s3:DeleteObject']],
  ['Files MindFiles', ['s3:GetObject']],
  ['Files MindFiles', ['s3:DeleteObject']],
  ['Flow FollowJournalConsumer', ['states:DescribeExecution']],
  ['Flow Reconcile', ['states:DescribeExecution', 'states:StopExecution']],
  ['Imports ImportPart', ['s3:GetObject']],
  ['Imports ImportPart', ['s3:PutObject']],
  ['Mailings MailPart', ['s3:GetObject']],
  [
    'Operations Handler',
    ['states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'],
  ],
  [
    'Operations Handler',
    [
      ...['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      ...['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
    ],
  ],
  ['Operations Handler', ['lambda:InvokeFunction']],
  ['Printing Handler', ['s3:PutObject']],
  ['Printing Handler', ['s3:GetObject']],
  ['Public Handler', ['s3:PutObject']],
  ['Refresh RecordReply', ['s3:GetObject']],
  ['Return Handler', ['s3:GetObject']],
  ['Scores ScoreAccounts', ['s3:PutObject']],
  ['Scores StartWinBacks', ['s3:GetObject']],
  ['Warehouse ExportJournal', ['dynamodb:DescribeExport']],
  ['Warehouse ExportJournal', ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload']],
] as const;

/** The warehouse is in AWS stages alone. */
const isIn = (stage: Synthesised, role: string): boolean => stage.name === 'prod' || !role.endsWith('ExportJournal');

const stages = await everyStage();
const [, , prod] = stages;
const constructOf = (role: string): string => role.replace(/Role[0-9A-F]{8}$/, '');

const keeps = ['GetItem Records', 'BatchGetItem Records', 'UpdateItem Records'];
const commits = [...keeps, 'PutItem Journal'];
const secret = 'GetSecretValue Secret';
/** What each function may do with the data in production. Only a right its code uses belongs here: the visitors’ area reads nobody. */
const onData: Readonly<Record<string, readonly string[]>> = {
  'Public Handler': [...commits, 'BatchWriteItem People', 'GetItem Guard', 'PutItem Guard', 'UpdateItem Guard', secret],
  'Signed Handler': [
    ...commits,
    'Query Records/index/parent',
    'BatchWriteItem People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Customers Handler': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Records/index/parent',
    'Query Journal',
    'BatchWriteItem People',
    'GetItem People',
    'Query People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Desk Handler': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Records/index/parent',
    'BatchWriteItem People',
    'GetItem People',
    'Query People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Documents Handler': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Records/index/parent',
    'Query Journal',
    'BatchWriteItem People',
    'GetItem People',
    'Query People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Figures Handler': [
    ...['GetItem Records', 'BatchGetItem Records', 'Query Records/index/board', 'Query Records/index/parent'],
    ...['Query Journal', 'Query Journal/index/month'],
  ],
  'Operations Handler': [
    ...commits,
    'Query Journal',
    'Query Journal/index/month',
    'Query Journal/index/recorded',
    'BatchGetItem Guard',
  ],
  'Planning Handler': [
    ...[...commits, 'DeleteItem Records', 'Query Records/index/parent'],
    ...['Query Journal', 'Query Journal/index/month', 'GetItem Guard', 'PutItem Guard', secret],
  ],
  'Printing Handler': ['GetItem Records', 'BatchGetItem Records', 'GetItem People'],
  'Files ReceiveFile': ['GetItem Records', 'UpdateItem Records', 'PutItem Journal'],
  'Files MindFiles': [
    'GetItem Records',
    'UpdateItem Records',
    'DeleteItem Records',
    'PutItem Journal',
    'Query Records/index/board',
    'BatchWriteItem People',
    'UpdateItem Guard',
  ],
  'Sales Handler': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Records/index/parent',
    'Query Journal',
    'Query Journal/index/recorded',
    'BatchWriteItem People',
    'GetItem People',
    'Query People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Admin Handler': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Records/index/parent',
    'Query Journal',
    'GetItem People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Baskets Handler': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Journal',
    'BatchWriteItem People',
    'GetItem People',
    'Query People',
  ],
  'Integrations Handler': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/parent',
    'Query Journal',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Webhooks DeliverFact': [...commits, 'Query Records/index/parent', secret],
  'Webhooks DeliverDue': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/parent',
    secret,
    'UpdateItem Guard',
  ],
  'Notices TellStaff': [...keeps, 'Query Records/index/parent'],
  'Notices RemindStaff': [...keeps, 'Query Records/index/board', 'Query Records/index/owner', 'UpdateItem Guard'],
  'Hypotheses RunHypotheses': [
    ...[...commits, 'Query Records/index/board', 'Query Journal', 'Query Journal/index/month', 'UpdateItem Guard'],
  ],
  'Scores ScoreAccounts': [
    'GetItem Records',
    'UpdateItem Records',
    'PutItem Journal',
    'Query Records/index/buyers',
    'UpdateItem Guard',
  ],
  'Scores StartWinBacks': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/parent',
    'GetItem People',
    secret,
  ],
  'Return Handler': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/parent',
    'Query Journal/index/month',
    'GetItem People',
    secret,
  ],
  'Warehouse ExportJournal': ['ExportTableToPointInTime Journal', 'DescribeExport Journal', 'UpdateItem Guard'],
  'Imports ImportPart': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/owner',
    'Query Records/index/parent',
    'Query Journal',
    'Query Journal/index/recorded',
    'Query People',
    'GetItem People',
    'UpdateItem People',
    'BatchWriteItem People',
    'DeleteItem People',
    secret,
  ],
  'Flow Look': ['GetItem Records'],
  'Flow FlagOverdue': [...commits, 'Query Records/index/parent'],
  'Flow NextGeneration': ['GetItem Records', 'UpdateItem Records', 'PutItem Journal'],
  'Flow FollowJournalConsumer': [
    'GetItem Records',
    'BatchGetItem Records',
    'Query Records/index/owner',
    'Query Records/index/parent',
  ],
  'Flow IndexRecord': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/parent',
    'Query People',
    'GetItem People',
    'UpdateItem People',
    'BatchWriteItem People',
    'DeleteItem People',
  ],
  'Flow Reconcile': [...commits, 'Query Records/index/board', 'Query Records/index/parent', 'UpdateItem Guard'],
  'Flow SweepPeople': ['Scan People', 'BatchWriteItem People', 'Query Journal', 'UpdateItem Guard'],
  'Flow LeadsStateMachine': ['UpdateItem Records'],
  'Flow ProjectStateMachine': ['UpdateItem Records'],
  'Flow DealerOrderStateMachine': ['UpdateItem Records'],
  'Refresh NurtureStateMachine': ['UpdateItem Records'],
  'Refresh RecordLetterOutcome': [
    'GetItem Records',
    'Query Records/index/board',
    'UpdateItem Records',
    'PutItem Journal',
    secret,
  ],
  'Refresh RecordReply': [
    ...commits,
    'Query Records/index/board',
    'Query Records/index/parent',
    'BatchWriteItem People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Campaigns Handler': [
    ...commits,
    'DeleteItem Records',
    'Query Records/index/board',
    'Query Records/index/parent',
    'Query Journal',
    'Query Journal/index/month',
    'GetItem People',
    'GetItem Guard',
    'PutItem Guard',
    secret,
  ],
  'Mailings MailingStateMachine': ['UpdateItem Records'],
  'Mailings MailPart': [
    ...commits,
    'DeleteItem Records',
    'ConditionCheckItem Records',
    'Query Records/index/board',
    'Query Records/index/parent',
    'GetItem People',
    'UpdateItem Guard',
    secret,
  ],
  'WinBacks WinBackStateMachine': ['UpdateItem Records'],
  'WinBacks NextWinBackStep': [
    ...commits,
    'DeleteItem Records',
    'ConditionCheckItem Records',
    'Query Records/index/parent',
    'GetItem People',
    'UpdateItem Guard',
    secret,
  ],
  'Refresh NextLetter': [
    ...commits,
    'DeleteItem Records',
    'ConditionCheckItem Records',
    'Query Records/index/parent',
    'GetItem People',
    'UpdateItem Guard',
    secret,
  ],
};

describe('the rights on data in production', () => {
  it('are what each function calls, and nothing else', () => {
    const found = new Map<string, Set<string>>();
    for (const { stack, role, actions, resources } of statementsOf(prod)) {
      const rights = actions
        .filter((action) => /^(dynamodb|secretsmanager):/.test(action))
        .flatMap((action) =>
          resources.map((resource) => `${action.replace(/^\w+:/, '')} ${thing(JSON.stringify(resource))}`),
        )
        .filter((right) => !/stream of Journal|"\*"/.test(right)); // the mapping's own
      if (rights.length > 0) {
        const who = `${stack} ${constructOf(role)}`;
        found.set(who, new Set([...(found.get(who) ?? []), ...rights]));
      }
    }
    expect(Object.fromEntries([...found].map(([who, rights]) => [who, [...rights].sort()]))).toEqual(
      Object.fromEntries(Object.entries(onData).map(([who, rights]) => [who, [...rights].sort()])),
    );
  });
});

describe.each(stages)('the rights in the stage $name', (stage) => {
  const statements = statementsOf(stage);

  it('are on named resources, but for those that know none', () => {
    const bare = statements.filter(({ resources }) => resources.includes('*'));
    const found = bare.map(({ role, actions }) => [constructOf(role), actions]);
    expect(found.sort()).toEqual(onEverything.filter(([role]) => isIn(stage, role)));
    expect(bare.filter(({ resources }) => resources.length > 1)).toEqual([]);
  });

  it('are on the executions of a machine and on files of a prefix, where they are on nothing that has a name', () => {
    const wide = statements.filter(({ resources }) => /\*/.test(JSON.stringify(resources)) && !resources.includes('*'));
    expect(wide.map(({ stack, role, actions }) => [`${stack} ${constructOf(role)}`, actions])).toEqual(
      onNamed.filter(([role]) => isIn(stage, role)),
    );
    for (const { resources } of wide)
      for (const resource of resources)
        expect(JSON.stringify(resource)).toMatch(
          /:execution:voronka-[a-z]+-[a-z-]+:\*"|:voronka-[a-z]+-(dead-letters|events|schedule)-\*"|Data-FilesArn"},"\/(files|imports|import-errors|mail|quotes|return)\/\*"|Data-JournalArn"},"\/export\/\*"|"ExportsBucket[0-9A-F]{8}","Arn"\]},"\/journal\/\*"/,
        );
  });

  it('let whoever reads a file be told that it is not there, for which S3 wants it to be allowed to list them', () => {
    const listing = statements.filter(({ actions }) => actions.includes('s3:ListBucket'));
    expect(listing.map(({ stack, role }) => `${stack} ${constructOf(role)}`)).toEqual([
      'Campaigns Handler',
      'Desk Handler',
      'Files ReceiveFile',
      'Files MindFiles',
      'Imports ImportPart',
      'Mailings MailPart',
      'Printing Handler',
      'Refresh RecordReply',
      'Return Handler',
      'Scores StartWinBacks',
    ]);
  });

  it('name every action in full', () => {
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('come from no policy of AWS and from no wider role', () => {
    const roles = stage.resources.filter(({ Type }) => Type === 'AWS::IAM::Role');
    const more = roles.filter(({ Properties }) => Properties.ManagedPolicyArns ?? Properties.Policies);
    expect(roles).toHaveLength(stage.name === 'prod' ? 47 : 46);
    expect(more).toEqual([]);
  });

  it('never let a function delete a fact or change one', () => {
    const onJournal = statements.filter(({ resources }) => /Journal/.test(JSON.stringify(resources)));
    const actions = new Set(
      onJournal.flatMap((statement) => statement.actions.filter((action) => /^dynamodb:/.test(action))),
    );
    expect(actions).toEqual(
      new Set([
        ...(stage.name === 'prod' ? ['dynamodb:DescribeExport', 'dynamodb:ExportTableToPointInTime'] : []),
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:PutItem',
        'dynamodb:Query',
      ]),
    );
  });
});

const Task = z.object({
  Resource: z.string(),
  Parameters: z.object({ FunctionName: z.string().optional(), TableName: z.string().optional() }),
});
const Asl = z.object({ States: z.record(z.string(), z.object({ Type: z.string() }).loose()) });
const MachineShape = z.object({
  RoleArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  StateMachineName: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.unknown()),
});

/** What an ASL file does, as `action ${Placeholder}`. */
function doneBy(file: string): Set<string> {
  const { States } = Asl.parse(JSON.parse(readFileSync(join(root, 'statemachines', file), 'utf8')));
  const tasks = Object.values(States).filter(({ Type }) => Type === 'Task');
  return new Set(
    tasks.map((task) => {
      const { Resource, Parameters } = Task.parse(task);
      if (Resource === 'arn:aws:states:::lambda:invoke')
        return `lambda:InvokeFunction ${Parameters.FunctionName ?? ''}`;
      const [, service = '', action = ''] =
        /^arn:aws:states:::aws-sdk:([a-z]+):([a-zA-Z]+)\.waitForTaskToken$/.exec(Resource) ?? [];
      return `${service}:${action.charAt(0).toUpperCase()}${action.slice(1)} ${Parameters.TableName ?? ''}`;
    }),
  );
}

const machinesOf = ({ resources }: Synthesised) =>
  resources
    .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
    .map(({ Properties, stack }) => ({ stack, ...MachineShape.parse(Properties) }));

/** The ARN a placeholder stands for: a function's is filled in itself, a table's name becomes its ARN. */
const isOn = (placeholder: string, resource: unknown, substitutions: Record<string, unknown>): boolean => {
  const filledIn = substitutions[/^\$\{(\w+)\}$/.exec(placeholder)?.[1] ?? ''];
  if (placeholder === '${RecordsTable}') return /ExportsOutputFnGetAttRecordsArn/.test(JSON.stringify(resource));
  return JSON.stringify(filledIn) === JSON.stringify(resource);
};

describe.each(stages)('the machines of the stage $name', (stage) => {
  const machines = machinesOf(stage);

  it('are the three pipelines, the programmes, the mailings, the win-backs and the import', () => {
    const names = machines.map(({ StateMachineName }) => StateMachineName).sort();
    expect(names).toEqual(
      ['dealer-order', 'import', 'leads', 'mailing', 'nurture', 'project', 'win-back'].map(
        (machine) => `voronka-${stage.name}-${machine}`,
      ),
    );
  });

  it.each(machines)('let $StateMachineName do what its file does, and nothing else', (machine) => {
    const file = `${machine.StateMachineName.replace(`voronka-${stage.name}-`, '')}.asl.json`;
    const wanted = [...doneBy(file)].map((each) => each.split(' '));
    const role = machine.RoleArn['Fn::GetAtt'][0];
    const allowed = statementsOf(stage)
      .filter((each) => each.role === role && !each.resources.includes('*'))
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
      );
    const matched = wanted.map(([action = '', placeholder = '']) =>
      allowed.find(
        (each) => each.action === action && isOn(placeholder, each.resource, machine.DefinitionSubstitutions),
      ),
    );
    expect(matched).not.toContain(undefined);
    expect(new Set(matched)).toEqual(new Set(allowed));
    expect(wanted.length).toBe(allowed.length);
  });
});
