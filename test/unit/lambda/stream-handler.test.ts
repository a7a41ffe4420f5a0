import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { factFromImage } from '../../../shared/adapters/dynamodb/journal.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { NotYetVisible } from '../../../shared/domain/records/errors.ts';
import { Poison } from '../../../shared/domain/poison.ts';
import { type DeadLetters, streamHandler } from '../../../shared/lambda/stream-handler.ts';
import { lambdaContext } from '../../support/cloud/lambda-context.ts';

const factOf = (id: string): Fact => ({
  id: `${id}/1/0`,
  type: 'LeadReceived',
  v: 1,
  subject: { kind: 'lead', id },
  version: 1,
  n: 0,
  at: '2026-03-02T07:00:00.000Z',
  recordedAt: '2026-03-02T07:00:00.000Z',
  by: { kind: 'public' },
  origin: 'live',
  commitId: 'C1',
  policy: 0,
  generation: 1,
  data: { source: 'site' },
});

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>; // the SDK spells the same shape otherwise

/** A fact as the journal's stream delivers it: with the item's keys beside it. */
const inserted = (item: object): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { NewImage: marshall({ pk: 'L', sk: '1', ...item }) as Image },
});
const removed: DynamoDBRecord = { eventName: 'REMOVE', dynamodb: { Keys: { pk: { S: 'L' } } } };

let letters: { factId: string; reason: string }[];
let digested: string[];
beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-03-02T07:00:00.000Z') });
  process.env['TABLE'] = 'Journal';
  letters = [];
  digested = [];
});
afterEach(() => {
  jest.useRealTimers();
});

const queue: DeadLetters = {
  send: (letter) => {
    letters.push(letter);
    return Promise.resolve();
  },
};

/** A consumer that meets `trouble` before it digests a fact. */
const consumer = (trouble: (fact: Fact) => void = () => undefined, deadLetters = queue) =>
  streamHandler({
    env: z.object({ TABLE: z.string() }),
    services: () => ({ deadLetters }),
    parse: factFromImage,
    run: async (fact) => {
      await Promise.resolve();
      trouble(fact);
      digested.push(fact.id);
    },
  });

/** Delivers a batch and lets the time pass that the handler needs. */
async function deliver(handler: ReturnType<typeof consumer>, ...Records: DynamoDBRecord[]): Promise<string> {
  const event: DynamoDBStreamEvent = { Records };
  const outcome = handler(event, lambdaContext).then(
    () => 'taken',
    (error: unknown) => `comes again: ${error instanceof Error ? error.name : 'unknown'}`,
  );
  await jest.advanceTimersByTimeAsync(30_000);
  return outcome;
}

describe('a consumer of the journal', () => {
  it('digests every fact of a batch, in order', async () => {
    expect(await deliver(consumer(), inserted(factOf('A')), inserted(factOf('B')))).toBe('taken');
    expect([digested, letters]).toEqual([['A/1/0', 'B/1/0'], []]);
  });

  it('passes over what is no new fact', async () => {
    expect(await deliver(consumer(), removed, inserted(factOf('A')))).toBe('taken');
    expect(digested).toEqual(['A/1/0']);
  });

  it('puts a poisonous fact aside with its id and the reason, and goes on', async () => {
    const handler = consumer(({ subject }) => {
      if (subject.id === 'A') throw new Poison('a machine of that name does not exist');
    });
    expect(await deliver(handler, inserted(factOf('A')), inserted(factOf('B')))).toBe('taken');
    expect([digested, letters]).toEqual([
      ['B/1/0'],
      [{ factId: 'A/1/0', reason: 'Poison: a machine of that name does not exist' }],
    ]);
  });

  it('puts aside what is not a fact at all, without its contents', async () => {
    const handler = consumer();
    const broken = { ...factOf('A'), version: 'one', data: { phone: '+74951234567' } };
    expect(await deliver(handler, inserted(broken), inserted({ unlike: 'anything' }), inserted(factOf('B')))).toBe(
      'taken',
    );
    expect(digested).toEqual(['B/1/0']);
    expect(letters.map(({ factId }) => factId)).toEqual(['A/1/0', 'unreadable']);
    expect(letters[0]?.reason).toContain('version');
    expect(JSON.stringify(letters)).not.toContain('+7495');
  });

  it('keeps a reason to 500 characters', async () => {
    const handler = consumer(() => {
      throw new Poison('x'.repeat(2000));
    });
    await deliver(handler, inserted(factOf('A')));
    expect(letters).toEqual([{ factId: 'A/1/0', reason: `Poison: ${'x'.repeat(500)}` }]);
  });

  it('tries again what may pass, and says nothing of it', async () => {
    let failures = 3;
    const handler = consumer(() => {
      failures -= 1;
      if (failures >= 0) throw new Error('throttled');
    });
    expect(await deliver(handler, inserted(factOf('A')))).toBe('taken');
    expect([digested, letters]).toEqual([['A/1/0'], []]);
  });

  it('lets the batch come again when it does not pass within five seconds', async () => {
    const tried: number[] = [];
    const handler = consumer(() => {
      tried.push(Date.now());
      throw new Error('throttled');
    });
    expect(await deliver(handler, inserted(factOf('A')), inserted(factOf('B')))).toBe('comes again: Error');
    expect([digested, letters]).toEqual([[], []]);
    const seconds = ((tried.at(-1) ?? 0) - (tried[0] ?? 0)) / 1000;
    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(6.1);
  });

  it('waits five seconds for the record of a fact, then puts the fact aside, so that its shard goes on', async () => {
    const tried: number[] = [];
    const handler = consumer(({ subject }) => {
      if (subject.id !== 'A') return;
      tried.push(Date.now());
      throw new NotYetVisible('lead A is not at version 1 yet');
    });
    expect(await deliver(handler, inserted(factOf('A')), inserted(factOf('B')))).toBe('taken');
    expect([digested, letters]).toEqual([
      ['B/1/0'],
      [{ factId: 'A/1/0', reason: 'NotYetVisible: lead A is not at version 1 yet' }],
    ]);
    expect(((tried.at(-1) ?? 0) - (tried[0] ?? 0)) / 1000).toBeGreaterThan(5);
  });

  it('waits five seconds for all of a batch together, so that its function’s time is enough', async () => {
    const started = Date.now();
    let ended = 0;
    const handler = consumer(({ subject }) => {
      ended = Date.now();
      if (subject.id !== 'last') throw new NotYetVisible(`lead ${subject.id} is not at version 1 yet`);
    });
    const lost = Array.from({ length: 99 }, (_, n) => `L${String(n)}`);
    expect(await deliver(handler, ...[...lost, 'last'].map((id) => inserted(factOf(id))))).toBe('taken');
    expect([digested, letters.map(({ factId }) => factId)]).toEqual([['last/1/0'], lost.map((id) => `${id}/1/0`)]);
    expect((ended - started) / 1000).toBeLessThan(6.1);
  });

  it('lets the batch come again when even the dead letters cannot be written', async () => {
    const handler = consumer(
      () => {
        throw new Poison('never');
      },
      { send: () => Promise.reject(new Error('no queue')) },
    );
    expect(await deliver(handler, inserted(factOf('A')))).toBe('comes again: Error');
  });

  it('lets the batch come again, and blames no fact, when its own environment is incomplete', async () => {
    delete process.env['TABLE'];
    expect(await deliver(consumer(), inserted(factOf('A')))).toBe('comes again: ZodError');
    expect(letters).toEqual([]);
  });
});
