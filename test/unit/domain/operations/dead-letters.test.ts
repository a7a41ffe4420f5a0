import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import {
  FunctionFailed,
  letterOf,
  type Message,
  sendAgain,
  type Sending,
} from '../../../../shared/domain/operations/dead-letters.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';

const message = (body: unknown, attributes: Message['attributes'] = {}): Message => ({
  ...{ id: 'm1', sentAt: monday, attributes },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const given = message({ factId: `${idOf(1)}/3/0`, reason: 'Poison: InvalidName' });
const batch = message({
  requestContext: { condition: 'RetryAttemptsExhausted' },
  DDBStreamBatchInfo: {
    ...{ shardId: 'shardId-1', batchSize: 2 },
    approximateArrivalOfFirstRecord: '2026-03-02T07:00:10Z',
    approximateArrivalOfLastRecord: '2026-03-02T07:00:20Z',
  },
});
const onBus = { source: 'voronka', 'detail-type': 'LeadMoved', detail: { id: `${idOf(1)}/3/0`, note: 'n' } };
const cameFile = (key: string) => ({ source: 'aws.s3', detail: { object: { key } } });

describe('a dead letter', () => {
  it.each([
    ['a fact that a consumer gave up', given, { kind: 'fact', factId: `${idOf(1)}/3/0` }],
    [
      'a batch of the stream',
      batch,
      { kind: 'facts', from: '2026-03-02T07:00:10.000Z', to: '2026-03-02T07:00:20.000Z', count: 2 },
    ],
    ['a fact on the bus', message(onBus), { kind: 'fact', factId: `${idOf(1)}/3/0` }],
    ['a file that came', message(cameFile('files/a.pdf')), { kind: 'file', key: 'files/a.pdf' }],
    [
      'what SES told, of which no address is shown',
      message({ source: 'aws.ses', 'detail-type': 'Email Bounced', detail: { to: 'ivan@plant.example' } }),
      { kind: 'mail', type: 'Email Bounced' },
    ],
    [
      'a run that was missed',
      message({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }),
      { kind: 'run' },
    ],
    ['what nobody can read', message('not JSON'), { kind: 'unreadable' }],
    ['what nobody knows', message({ hello: 'there' }), { kind: 'unreadable' }],
  ])('is about %s', (_what, letter, about) => {
    expect(letterOf(letter)).toMatchObject({ id: 'm1', sentAt: monday, about });
  });

  it.each([
    ['the consumer', given, 'Poison: InvalidName'],
    ['Lambda, of a batch', batch, 'RetryAttemptsExhausted'],
    ['Lambda, of a call', message(onBus, { ErrorMessage: 'timed out', ERROR_CODE: 'x' }), 'timed out'],
    ['EventBridge', message(onBus, { ERROR_MESSAGE: 'no rights', ERROR_CODE: 'NO_PERMISSIONS' }), 'no rights'],
    ['EventBridge, by a code', message(onBus, { ERROR_CODE: 'NO_PERMISSIONS' }), 'NO_PERMISSIONS'],
    ['nobody', message(onBus), ''],
    ['whoever says much', message(onBus, { ErrorMessage: 'x'.repeat(600) }), 'x'.repeat(500)],
  ])('is there for the reason that says %s', (_who, letter, why) => {
    expect(letterOf(letter).why).toBe(why);
  });
});

const factOf = (n: number, version: number, over: Partial<Fact> = {}): Fact => ({
  ...{ id: `${idOf(n)}/${String(version)}/0`, type: 'LeadMoved', v: 1, subject: { kind: 'lead', id: idOf(n) } },
  ...{
    version,
    n: 0,
    at: monday,
    recordedAt: monday,
    by: { kind: 'public' },
    origin: 'live',
    commitId: 'c',
    policy: 1,
  },
  ...{ data: {} },
  ...over,
});

/** Facts of the first versions of a record, one of each. */
const life = (n: number, versions: number): Fact[] => Array.from({ length: versions }, (_, at) => factOf(n, at + 1));

let journal: Fact[];
let listed: { kind: string; id: string; version: number }[];
let scores: Fact[];
let sent: unknown[];
let asked: string[];
beforeEach(() => {
  [journal, listed, scores, sent, asked] = [[], [], [], [], []];
});

const sending = (call: Sending['functions']['call'] = () => Promise.resolve()): Sending => ({
  journal: {
    of: ({ id }, { after = 0, limit = 2 } = {}) => {
      const items = journal.filter(({ subject, version }) => subject.id === id && version > after);
      return Promise.resolve({ items: items.slice(0, limit) });
    },
    changesBetween: (from, to) => {
      asked.push(from, to);
      return Promise.resolve(listed);
    },
    happened: async function* (from, before, { types }) {
      asked.push(from, before, ...types);
      yield await Promise.resolve(scores);
    },
  },
  functions: {
    call: (folder, payload) => {
      sent.push([folder, payload]);
      return call(folder, payload);
    },
    post: (folder, payload) => Promise.resolve(void sent.push([folder, payload])),
  },
  runs: { start: (key, name) => Promise.resolve(void sent.push([key, name])) },
  asStream: (facts) => facts.map(({ id }) => id),
});

describe('sending a dead letter again', () => {
  it.each(['events/follow-journal', 'events/publish-facts'])('gives %s the fact as the stream does', async (folder) => {
    journal = [...life(1, 4), factOf(2, 3)];
    await sendAgain(folder, given, sending());
    expect(sent).toEqual([[folder, [`${idOf(1)}/3/0`]]]);
  });

  it('gives of several facts of one change the one that was given up', async () => {
    journal = [factOf(1, 3), factOf(1, 3, { id: `${idOf(1)}/3/1`, n: 1 })];
    await sendAgain('events/follow-journal', message({ factId: `${idOf(1)}/3/1`, reason: 'x' }), sending());
    expect(sent).toEqual([['events/follow-journal', [`${idOf(1)}/3/1`]]]);
  });

  it('gives a batch again by the changes of its time, with those that stand in no list, each fact once', async () => {
    journal = [...life(1, 4), factOf(2, 1, { origin: 'import' })];
    listed = [
      { kind: 'lead', id: idOf(1), version: 3 },
      { kind: 'lead', id: idOf(1), version: 3 },
      { kind: 'lead', id: idOf(2), version: 1 },
    ];
    scores = [factOf(3, 1, { type: 'SegmentMigrated' })];
    await sendAgain('events/publish-facts', batch, sending());
    expect(sent).toEqual([['events/publish-facts', [`${idOf(1)}/3/0`, `${idOf(3)}/1/0`]]]);
    const slack = ['2026-03-02T07:00:05.000Z', '2026-03-02T07:00:25.000Z'];
    expect(asked).toEqual([...slack, ...slack, 'SegmentMigrated']);
  });

  it('gives at most a hundred facts at once', async () => {
    const sizes = async (facts: number): Promise<number[]> => {
      scores = Array.from({ length: facts }, (_, n) => factOf(n, 1));
      sent = [];
      await sendAgain('events/publish-facts', batch, sending());
      return sent.map((call) => (call as [string, unknown[]])[1].length);
    };
    expect([await sizes(100), await sizes(101)]).toEqual([[100], [100, 1]]);
  });

  it('hands an event to its function as it was', async () => {
    const event = message(onBus);
    await sendAgain('events/tell-staff', event, sending());
    expect(sent).toEqual([['events/tell-staff', event.body]]);
  });

  it('starts the import of a file, once however often it is sent', async () => {
    const key = `imports/${idOf(5)}.csv`;
    await sendAgain('workflow/import-part', message(cameFile(key)), sending());
    expect(sent).toEqual([[key, 'sent-again-m1']]);
  });

  it('says why it failed again', async () => {
    journal = [factOf(1, 3)];
    const failing = sending(() => Promise.reject(new FunctionFailed('TypeError: no')));
    await expect(sendAgain('events/follow-journal', given, failing)).rejects.toMatchObject({
      details: { status: 422, code: 'failed-again', detail: 'it failed again: TypeError: no' },
      cause: { name: 'FunctionFailed' },
    });
  });

  it('is no refusal when AWS fails', async () => {
    journal = [factOf(1, 3)];
    const failing = sending(() => Promise.reject(new Error('throttled')));
    await expect(sendAgain('events/follow-journal', given, failing)).rejects.toMatchObject({ name: 'Error' });
  });

  it.each([
    ['events/tell-staff', message('not JSON'), 'nobody can tell what it is about'],
    ['events/follow-journal', given, `there is no fact ${idOf(1)}/3/0`],
    ['events/follow-journal', message({ factId: 'unreadable', reason: 'x' }), 'there is no fact unreadable'],
    ['events/follow-journal', message(cameFile('files/a.pdf')), 'it is about no fact'],
    ['workflow/import-part', message(cameFile('files/a.pdf')), 'it is about no import'],
    ['workflow/import-part', message(onBus), 'it is about no import'],
  ])('of %s is refused where it can be sent to nobody', async (folder, letter, why) => {
    await expect(sendAgain(folder, letter, sending())).rejects.toMatchObject({
      details: { status: 422, code: 'cannot-be-sent', detail: `it cannot be sent again: ${why}` },
    });
    expect(sent).toEqual([]);
  });
});
