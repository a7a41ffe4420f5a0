import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import validate from 'asl-validator';
import * as z from 'zod';
import { root } from '../../local/paths.ts';
import { dealStages, stagesOf } from '../../shared/domain/deals/pipeline.ts';
import { leadStages } from '../../shared/domain/leads/pipeline.ts';
import { machines as generated, textOf } from '../../statemachines/generate.ts';

const folder = join(root, 'statemachines');
const Rule = z.object({ ErrorEquals: z.array(z.string()) }).loose();
const State = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.object({ Variable: z.string(), StringEquals: z.string(), Next: z.string() })).default([]),
  Catch: z.array(Rule.extend({ Next: z.string() })).default([]),
  Retry: z.array(Rule).default([]),
  Resource: z.string().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
});
const Machine = z.object({ Comment: z.string(), StartAt: z.string(), States: z.record(z.string(), State) });

const files = readdirSync(folder)
  .filter((file) => file.endsWith('.asl.json'))
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { name: file.replace('.asl.json', ''), text, machine: Machine.parse(JSON.parse(text)) };
  });
type State = z.infer<typeof State>;

const tasksOf = (states: Record<string, State>): [string, State][] =>
  Object.entries(states).filter(([, { Type }]) => Type === 'Task');
const nextOf = ({ Next, Default, Choices, Catch }: State): string[] =>
  [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((caught) => caught.Next)].filter(
    (next) => next !== undefined,
  );

function reachedFrom(start: string, states: Record<string, State>): Set<string> {
  const reached = new Set([start]);
  for (const name of reached) for (const next of states[name] ? nextOf(states[name]) : []) reached.add(next);
  return reached;
}

const written = files.filter(({ name }) => name !== 'import');
const pipelines = written.filter(({ name }) => !['nurture', 'mailing', 'win-back'].includes(name));

describe('the machines that follow records', () => {
  it('are one for leads, one for each process of deals, one for all programmes of letters, one for all mailings and one for all win-backs', () => {
    expect(written.map(({ name }) => name).sort()).toEqual([
      'dealer-order',
      'leads',
      'mailing',
      'nurture',
      'project',
      'win-back',
    ]);
    expect(Object.keys(generated).sort()).toEqual([
      'dealer-order',
      'leads',
      'mailing',
      'nurture',
      'project',
      'win-back',
    ]);
  });

  it.each(written)(
    '$name is committed as it is generated from the pipeline; `npm run asl` writes it anew',
    ({ name, text }) => {
      expect(text).toBe(textOf(generated[name] ?? {}));
    },
  );
});

describe.each(files)('the machine $name', ({ text, machine: { Comment, StartAt, States } }) => {
  const tasks = tasksOf(States);

  it('is valid ASL', () => {
    const { errors } = validate(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
    expect(errors).toEqual([]);
  });

  it('says in a sentence what it follows and when it ends', () => {
    expect(Comment).toMatch(
      /^(Follows one (lead|deal|person|mailing|attempt)|Takes in one file).*, and ends when .+\.$/,
    );
  });

  it('reaches every one of its states', () => {
    expect([...reachedFrom(StartAt, States)].sort()).toEqual(Object.keys(States).sort());
  });

  it('can end from every one of its states', () => {
    const ends = (name: string): boolean =>
      [...reachedFrom(name, States)].some((each) => ['Succeed', 'Fail'].includes(States[each]?.Type ?? ''));
    expect(Object.keys(States).filter((name) => !ends(name))).toEqual([]);
  });

  it('gives every task a timeout, retries and a way out of any error', () => {
    const careless = tasks.filter(([, { TimeoutSeconds, TimeoutSecondsPath, Retry, Catch }]) => {
      const wayOut = Catch.at(-1);
      const endsBadly = wayOut?.ErrorEquals[0] === 'States.ALL' && States[wayOut.Next]?.Type === 'Fail';
      return (TimeoutSeconds ?? TimeoutSecondsPath) === undefined || Retry.length === 0 || !endsBadly;
    });
    expect(careless.map(([name]) => name)).toEqual([]);
  });

  it('waits by no other means than a token that a fact can answer', () => {
    const others = Object.values(States).filter(({ Type }) => !['Task', 'Choice', 'Succeed', 'Fail'].includes(Type));
    expect(others).toEqual([]);
    const waiting = tasks.filter(([, { TimeoutSecondsPath }]) => TimeoutSecondsPath !== undefined);
    expect(waiting.map(([, { Resource, TimeoutSecondsPath }]) => [Resource, TimeoutSecondsPath])).toEqual(
      waiting.map(() => ['arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken', '$.where.timeoutSeconds']),
    );
  });

  it('names its states so that a salesperson can read them', () => {
    const unreadable = Object.keys(States).filter((name) => !/^[A-Z][A-Za-z]*( [a-z]+)*(: is it overdue)?$/.test(name));
    expect(unreadable).toEqual([]);
  });

  it('asks its functions again eight times, a second and then half as long again apart, with full jitter', () => {
    const asking = tasks.filter(([, { Resource }]) => Resource === 'arn:aws:states:::lambda:invoke');
    expect(asking.map(([, { Retry }]) => Retry)).toEqual(
      asking.map(() => [
        { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 1.5, MaxAttempts: 8, JitterStrategy: 'FULL' },
      ]),
    );
    expect(asking.map(([, { TimeoutSeconds }]) => TimeoutSeconds)).toEqual(asking.map(() => 60));
  });

  it('parks again six times on what may pass, each wait twice the one before', () => {
    const waiting = tasks.filter(([, { TimeoutSecondsPath }]) => TimeoutSecondsPath !== undefined);
    const mayPass = [
      'DynamoDb.TransactionConflictException',
      'DynamoDb.ProvisionedThroughputExceededException',
      'DynamoDb.ThrottlingException',
      'DynamoDb.RequestLimitExceededException',
      'DynamoDb.InternalServerErrorException',
      'DynamoDb.SdkClientException',
    ];
    expect(waiting.map(([, { Retry }]) => Retry)).toEqual(
      waiting.map(() => [
        { ErrorEquals: mayPass, IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 6, JitterStrategy: 'FULL' },
      ]),
    );
    expect(waiting.map(([, { Catch }]) => Catch.map(({ ErrorEquals }) => ErrorEquals))).toEqual(
      waiting.map(() => [['DynamoDb.ConditionalCheckFailedException'], ['States.Timeout'], ['States.ALL']]),
    );
    expect(waiting.map(([, { Catch }]) => Catch.at(-1)?.Next)).toEqual(waiting.map(() => 'Could not park'));
  });

  it('uses nothing that the local cloud passes over in silence', () => {
    expect(text).not.toMatch(/MaxDelaySeconds|"Assign"|ItemBatcher|JSONata|"QueryLanguage"/);
    expect(text).not.toMatch(/(Timestamp|String)\w+Path"/);
    expect(text).not.toMatch(/^ {2}"TimeoutSeconds"/m);
  });
});

describe('the machine of the programmes', () => {
  const { States = {} } = files.find(({ name }) => name === 'nurture')?.machine ?? {};

  it('decides, waits while the enrolment runs, and decides again when its time has come or it is woken', () => {
    expect(States['Next letter']?.Next).toBe('Waits for the next letter');
    const { Next, Catch = [] } = States['Waits for the next letter'] ?? {};
    expect([Next, ...Catch.map((caught) => caught.Next)]).toEqual([
      'Next letter',
      'Over', // where the condition fails: it runs no more
      'Next letter',
      'Could not park',
    ]);
  });
});

describe('the machine of the mailings', () => {
  const { States = {} } = files.find(({ name }) => name === 'mailing')?.machine ?? {};

  it('does a part, waits while the mailing runs, and does the next when its time has come or it is told', () => {
    expect(States['Next part']?.Next).toBe('Waits for the next part');
    const { Next, Catch = [] } = States['Waits for the next part'] ?? {};
    expect([Next, ...Catch.map((caught) => caught.Next)]).toEqual(['Next part', 'Over', 'Next part', 'Could not park']);
  });
});

describe('the machine of the win-backs', () => {
  const { States = {} } = files.find(({ name }) => name === 'win-back')?.machine ?? {};

  it('does what is due, waits for the order while the attempt runs, and looks again when it is told or its time has come', () => {
    expect(States['Next action']?.Next).toBe('Waits for the order');
    const { Next, Catch = [] } = States['Waits for the order'] ?? {};
    expect([Next, ...Catch.map((caught) => caught.Next)]).toEqual([
      'Next action',
      'Over',
      'Next action',
      'Could not park',
    ]);
  });
});

describe.each(pipelines)('the pipeline machine $name', ({ machine: { States } }) => {
  it('asks at each of its stages whether it is overdue, goes straight back to it, and looks again when it stands elsewhere', () => {
    const waiting = tasksOf(States).filter(([, { TimeoutSecondsPath }]) => TimeoutSecondsPath !== undefined);
    for (const [title, { Catch }] of waiting) {
      const overdue = `${title}: is it overdue`;
      const nextAfter = (error: string) => Catch.find(({ ErrorEquals }) => ErrorEquals.includes(error))?.Next;
      expect(nextAfter('States.Timeout')).toBe(overdue);
      expect(States[overdue]?.Next).toBe(title);
      expect(nextAfter('DynamoDb.ConditionalCheckFailedException')).toBe('Where it stands');
    }
  });

  it('hands a stage it does not know over to the next generation', () => {
    expect(States['Which stage']?.Default).toBe('Next generation');
    expect(States['Next generation']?.Next).toBe('Which stage now');
  });

  it('fails, so that its alarm rings, when nobody took over and the stage is still unknown', () => {
    expect(States['Which stage now']).toEqual({
      ...States['Which stage'],
      Default: 'No graph knows this stage',
    });
    expect(States['No graph knows this stage']?.Type).toBe('Fail');
  });
});

/** Every stage id ever used. An execution may have parked at any of them years ago: add to these lists, never remove. */
const everUsed = {
  lead: ['new', 'mql', 'sql', 'parked', 'spam', 'unreadable', 'rejected', 'handed-to-dealer', 'converted', 'merged'],
  deal: [
    'new-deal',
    'discuss-terms',
    'send-quote',
    'agree-price',
    'payment-received',
    'production-ordered',
    'shipped',
    'parked',
    'lost',
    'cancelled',
    'merged',
  ],
};
const endings = ['done', 'superseded'];
const openOf = {
  leads: ['new', 'mql', 'sql'],
  project: [
    'new-deal',
    'discuss-terms',
    'send-quote',
    'agree-price',
    'payment-received',
    'production-ordered',
    'shipped',
  ],
  'dealer-order': ['new-deal', 'agree-price', 'payment-received', 'production-ordered', 'shipped'],
};

describe('stage ids', () => {
  const choicesOf = (wanted: string): string[] =>
    files
      .find(({ name }) => name === wanted)
      ?.machine.States['Which stage']?.Choices.map((each) => each.StringEquals) ?? [];
  const closedDeals = everUsed.deal.filter((id) => !openOf.project.includes(id));

  it('are retired, never removed, and listed here when they are new', () => {
    expect(Object.keys(leadStages)).toEqual(everUsed.lead);
    expect(Object.keys(dealStages)).toEqual(everUsed.deal);
    expect(stagesOf('project').map(({ stage }) => stage)).toEqual(openOf.project);
    expect(stagesOf('dealer-order').map(({ stage }) => stage)).toEqual(openOf['dealer-order']);
  });

  it('are all known to the machine that follows them', () => {
    expect(choicesOf('leads')).toEqual([...everUsed.lead, endings[1]]);
    expect(choicesOf('project')).toEqual([...openOf.project, ...closedDeals, ...endings]);
    expect(choicesOf('dealer-order')).toEqual([...openOf['dealer-order'], ...closedDeals, ...endings]);
  });
});

describe('the page about the machines', () => {
  const sections = readFileSync(join(folder, 'README.md'), 'utf8').split(/^## /m).slice(2);

  it('says of each of them what it starts on, waits for, ends as and fails as', () => {
    const told = sections.map((section) => [
      section.split('\n')[0],
      [...section.matchAll(/^- \*\*(.+?)\*\* /gm)].map((match) => match[1]),
    ]);
    const questions = ['Starts on', 'Waits for', 'Ends as', 'Fails as'];
    expect(told).toEqual(
      ['leads', 'project', 'dealer-order', 'nurture', 'mailing', 'win-back', 'import'].map((name) => [name, questions]),
    );
  });

  it.each(files)('names every state $name waits at or ends in', ({ name, machine: { States } }) => {
    const section = sections.find((each) => each.startsWith(`${name}\n`))?.replace(/\s+/g, ' ') ?? '';
    const shared = ['Where it stands', 'Which stage', 'Next generation', 'Which stage now', 'Superseded'];
    const own = Object.keys(States).filter((state) => !shared.includes(state) && !state.includes(':'));
    expect(own.filter((state) => !section.includes(`**${state}**`))).toEqual([]);
  });
});
