import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { EventBridgeBus } from '../../../shared/adapters/eventbridge/bus.ts';
import { SqsDeadLetters } from '../../../shared/adapters/sqs/dead-letters.ts';
import { Poison } from '../../../shared/domain/poison.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const busClient = new EventBridgeClient({ region: 'eu-central-1', credentials });
const queueClient = new SQSClient({ region: 'eu-central-1', credentials });
const events = mockClient(busClient);
const queue = mockClient(queueClient);
const bus = new EventBridgeBus(busClient, 'sales');

const factOf = (n: number): Fact => ({
  id: `L1/${String(n)}/0`,
  type: 'LeadTouched',
  v: 1,
  subject: { kind: 'lead', id: 'L1' },
  version: n,
  n: 0,
  at: '2026-03-02T07:00:00.000Z',
  recordedAt: '2026-03-02T07:00:01.000Z',
  by: { kind: 'public' },
  origin: 'live',
  commitId: 'C1',
  policy: 0,
  data: { n },
});

let arrived: PutEventsRequestEntry[][];
beforeEach(() => {
  events.reset();
  queue.reset();
  arrived = [];
});

/** A bus that takes what comes, as batches. */
const takes = () =>
  events.on(PutEventsCommand).callsFake(({ Entries = [] }: { Entries?: PutEventsRequestEntry[] }) => {
    arrived.push(Entries);
    return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: 'E' })) };
  });

describe('an event on the bus', () => {
  it('is the fact as it stands in the journal', async () => {
    takes();
    await bus.publish([factOf(1)]);
    expect(arrived).toEqual([
      [
        {
          EventBusName: 'sales',
          Source: 'voronka',
          DetailType: 'LeadTouched',
          Time: new Date('2026-03-02T07:00:01.000Z'),
          Resources: ['lead/L1'],
          Detail: JSON.stringify(factOf(1)),
        },
      ],
    ]);
  });

  it('comes with at most nine others', async () => {
    takes();
    await bus.publish(Array.from({ length: 23 }, (_, n) => factOf(n + 1)));
    expect(arrived.map((batch) => batch.length)).toEqual([10, 10, 3]);
    expect(arrived.flat().map(({ Detail = '' }) => (JSON.parse(Detail) as Fact).version)).toEqual(
      Array.from({ length: 23 }, (_, n) => n + 1),
    );
  });

  it('that the bus refuses is an error, so that it is published again', async () => {
    events.on(PutEventsCommand).resolves({
      FailedEntryCount: 1,
      Entries: [{ EventId: 'E' }, { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }],
    });
    await expect(bus.publish([factOf(1), factOf(2)])).rejects.toMatchObject({
      name: 'Error',
      message: '1 of 2 events refused: ThrottlingException',
    });
  });

  it.each(['MalformedDetail', 'InvalidArgument'])('that can never be taken is poison: %s', async (ErrorCode) => {
    events.on(PutEventsCommand).resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode }] });
    await expect(bus.publish([factOf(1)])).rejects.toThrow(new Poison(`1 of 1 events refused: ${ErrorCode}`));
  });

  it.each(['ValidationException', 'RequestEntityTooLargeException'])(
    'that is too large to be sent is poison: %s',
    async (name) => {
      events.on(PutEventsCommand).rejects(Object.assign(new Error('Total size is over the limit'), { name }));
      await expect(bus.publish([factOf(1)])).rejects.toThrow(new Poison(`1 of 1 events refused: ${name}`));
    },
  );

  it('is no poison while another of its batch may still be taken', async () => {
    events.on(PutEventsCommand).resolves({
      FailedEntryCount: 2,
      Entries: [{ ErrorCode: 'MalformedDetail' }, { ErrorCode: 'InternalFailure' }],
    });
    await expect(bus.publish([factOf(1), factOf(2)])).rejects.toMatchObject({ name: 'Error' });
  });

  it('that cannot be sent at all is an error, so that it is published again', async () => {
    events.on(PutEventsCommand).rejects(Object.assign(new Error('no network'), { name: 'TimeoutError' }));
    await expect(bus.publish([factOf(1)])).rejects.toThrow('no network');
  });
});

describe('a dead letter', () => {
  it('is the fact’s id and the reason', async () => {
    const letters: unknown[] = [];
    queue.on(SendMessageCommand).callsFake((message: unknown) => {
      letters.push(message);
      return { MessageId: 'M' };
    });
    await new SqsDeadLetters(queueClient, 'https://queue').send({ factId: 'L1/1/0', reason: 'Poison: never' });
    expect(letters).toEqual([
      { QueueUrl: 'https://queue', MessageBody: '{"factId":"L1/1/0","reason":"Poison: never"}' },
    ]);
  });

  it('that cannot be sent is an error', async () => {
    queue.on(SendMessageCommand).rejects(new Error('no queue'));
    const sending = new SqsDeadLetters(queueClient, 'https://queue').send({ factId: 'L1/1/0', reason: 'x' });
    await expect(sending).rejects.toThrow('no queue');
  });
});
