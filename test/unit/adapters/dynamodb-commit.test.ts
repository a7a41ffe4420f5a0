import {
  type CancellationReason,
  DynamoDBClient,
  IdempotentParameterMismatchException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { DynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import {
  AlreadyDone,
  Busy,
  KeyReused,
  KeyTaken,
  StaleVersion,
  TooLarge,
} from '../../../shared/domain/records/errors.ts';
import { change, claim, release } from '../../../shared/domain/records/plan.ts';
import { aDesk, aLead, arrival, commitOf, edited, mondayAtTen, next } from '../../support/tables/commits.ts';

const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  }),
);
const dynamo = mockClient(client);

const records = new DynamoRecords({
  client,
  tables: { records: 'Records', journal: 'Journal', guard: 'Guard' },
  clock: { now: () => Promise.resolve(mondayAtTen) },
  newId: () => 'commit-1',
});

beforeEach(() => {
  dynamo.reset();
  jest.useFakeTimers({ now: Date.parse(mondayAtTen) });
});
afterEach(() => {
  jest.useRealTimers();
});

const failed: CancellationReason = { Code: 'ConditionalCheckFailed' };
const none: CancellationReason = { Code: 'None' };
const conflict: CancellationReason = { Code: 'TransactionConflict' };
const cancelled = (...CancellationReasons: CancellationReason[]) =>
  new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
const throttled = (Class: new (options: { message: string; $metadata: object }) => Error) =>
  new Class({ message: 'slow down', $metadata: {} });

/** What comes of work that pauses: its value or its error. */
async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  const outcome = work.catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(60_000);
  return outcome;
}

const lead = aLead();
const arrivalOfLead = commitOf(arrival(lead));
const received = [{ id: `${lead.id}/1/0`, type: 'LeadReceived', version: 1, recordedAt: mondayAtTen }];

describe('a commit that meets contention', () => {
  it('is sent again after conflicts with other transactions, and succeeds', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled(conflict, none))
      .rejectsOnce(cancelled(none, conflict))
      .resolves({});
    expect(await outcomeOf(records.commit(arrivalOfLead))).toMatchObject(received);
  });

  it.each([{ Code: 'ThrottlingError' }, { Code: 'ProvisionedThroughputExceeded' }])(
    'is sent again when a part of it was refused with %o',
    async (reason) => {
      dynamo.on(TransactWriteCommand).rejectsOnce(cancelled(none, reason)).resolves({});
      expect(await outcomeOf(records.commit(arrivalOfLead))).toMatchObject(received);
    },
  );

  it.each([
    throttled(ThrottlingException),
    throttled(ProvisionedThroughputExceededException),
    throttled(RequestLimitExceeded),
    throttled(TransactionInProgressException),
    throttled(InternalServerError),
  ])('is sent again after a $name', async (error) => {
    dynamo.on(TransactWriteCommand).rejectsOnce(error).resolves({});
    expect(await outcomeOf(records.commit(arrivalOfLead))).toMatchObject(received);
  });

  it.each([cancelled(conflict), throttled(ThrottlingException)])(
    'is given up as busy, with the cause, after eight seconds of $name',
    async (error) => {
      dynamo.on(TransactWriteCommand).rejects(error);
      const outcome = await outcomeOf(records.commit(arrivalOfLead));
      expect(outcome).toEqual(new Busy('the store was busy for 8000 ms'));
      expect(outcome).toMatchObject({ cause: error });
    },
  );

  it('whose request was served until just now is told that answer, by the clock it began with', async () => {
    const began = Math.floor(Date.parse(mondayAtTen) / 1000);
    dynamo.on(TransactWriteCommand).callsFake(() => {
      jest.setSystemTime(Date.parse(mondayAtTen) + 1500);
      throw cancelled(failed, none, none);
    });
    dynamo.on(GetCommand).resolves({ Item: { fingerprint: 'f', answer: 'the first', expiresAt: began + 1 } });
    const idempotency = { key: 'k', fingerprint: 'f', answer: 'mine' };
    const outcome = await outcomeOf(records.commit(commitOf(arrival(lead), { idempotency })));
    expect(outcome).toMatchObject({ name: 'AlreadyDone', answer: 'the first' });
  });

  it('is done, not lost to itself, when it took effect and only the answer was lost', async () => {
    const applied = new Set<string>();
    const bodies = new Set<string>();
    dynamo.on(TransactWriteCommand).callsFake(({ ClientRequestToken = '', ...body }: TransactWriteCommandInput) => {
      if (applied.has(ClientRequestToken)) {
        if (bodies.has(JSON.stringify(body))) return {};
        throw new IdempotentParameterMismatchException({ message: 'another body', $metadata: {} });
      }
      if (applied.size > 0) throw cancelled(failed, none);
      applied.add(ClientRequestToken);
      bodies.add(JSON.stringify(body));
      throw throttled(InternalServerError);
    });
    expect(await outcomeOf(records.commit(arrivalOfLead))).toMatchObject(received);
  });

  it('keeps the instant and the id of its first attempt', async () => {
    const ids = ['first', 'second'];
    const instants = [mondayAtTen, '2026-03-02T08:00:00.000Z'];
    const store = new DynamoRecords({
      client,
      tables: { records: 'Records', journal: 'Journal', guard: 'Guard' },
      clock: { now: () => Promise.resolve(instants.shift() ?? '') },
      newId: () => ids.shift() ?? '',
    });
    dynamo.on(TransactWriteCommand).rejectsOnce(cancelled(conflict)).resolves({});
    expect(await outcomeOf(store.commit(arrivalOfLead))).toMatchObject([
      { commitId: 'first', recordedAt: mondayAtTen },
    ]);
  });

  it('is not tried again after an error nobody foresaw, which stays what it is', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    dynamo.on(TransactWriteCommand).rejectsOnce(denied).resolves({});
    expect(await outcomeOf(records.commit(arrivalOfLead))).toBe(denied);
  });

  it('is not tried again when a part of it is not valid', async () => {
    const invalid = cancelled(none, { Code: 'ValidationError', Message: 'Item size has exceeded the maximum' });
    dynamo.on(TransactWriteCommand).rejectsOnce(invalid).resolves({});
    expect(await outcomeOf(records.commit(arrivalOfLead))).toBe(invalid);
  });
});

describe('a commit that is refused', () => {
  const before = aLead();
  const after = next(before);
  const desk = aDesk();
  const key = { key: 'email/1', holder: { kind: 'person', id: lead.personId } } as const;
  const other = { key: 'phone/1', holder: { kind: 'person', id: lead.personId } } as const;
  const freed = { key: 'email/2', holder: { kind: 'person', id: lead.personId } } as const;
  /** In the order of the transaction: the request, two claims, two changes, a release, a fact. */
  const whole = commitOf([claim(key, other), change(before, after, edited), change(undefined, desk), release(freed)], {
    idempotency: { key: 'k', fingerprint: 'f', answer: { id: lead.id } },
  });
  const answered = (fingerprint: string, expiresAt: number) => {
    dynamo.on(GetCommand).resolves({ Item: { fingerprint, answer: { id: 'the first' }, expiresAt } });
  };
  const later = Date.parse(mondayAtTen) / 1000 + 60;

  it('names the records that were changed meanwhile', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(none, none, none, failed, none, none, none));
    expect(await outcomeOf(records.commit(whole))).toEqual(new StaleVersion([{ kind: 'lead', id: before.id }]));
  });

  it('names every one of several', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(none, none, none, failed, failed, none, none));
    expect(await outcomeOf(records.commit(whole))).toEqual(
      new StaleVersion([
        { kind: 'lead', id: before.id },
        { kind: 'desk', id: desk.id },
      ]),
    );
  });

  it('names the keys others hold, before the records that changed', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(none, none, failed, failed, none, none, failed));
    expect(await outcomeOf(records.commit(whole))).toEqual(new KeyTaken([other]));
  });

  it('names a key it was to release and another holds', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(none, none, none, none, none, failed, none));
    expect(await outcomeOf(records.commit(whole))).toEqual(new KeyTaken([freed]));
  });

  it('is answered as before when its request took effect, whatever else failed', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(failed, failed, none, failed, none, none, none));
    answered('f', later);
    expect(await outcomeOf(records.commit(whole))).toMatchObject({
      constructor: AlreadyDone,
      answer: { id: 'the first' },
    });
  });

  it('is refused as another request under the same key', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(failed, none, none, none, none, none, none));
    answered('another body', later);
    expect(await outcomeOf(records.commit(whole))).toEqual(new KeyReused('k'));
  });

  it('is refused, not tried again, when a condition failed beside a conflict', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled(none, none, none, failed, conflict, none, none))
      .resolves({});
    expect(await outcomeOf(records.commit(whole))).toBeInstanceOf(StaleVersion);
  });

  it('is not even sent when a record is too large for an item', async () => {
    dynamo.on(TransactWriteCommand).resolves({});
    const large = aLead({ need: 'я'.repeat(190_000) });
    expect(await outcomeOf(records.commit(commitOf(arrival(large))))).toBeInstanceOf(TooLarge);
  });

  it('does nothing at all when it changes nothing', async () => {
    dynamo.on(TransactWriteCommand).rejects(new Error('nothing was to be sent'));
    expect(await outcomeOf(records.commit(commitOf([])))).toEqual([]);
  });
});

describe('reading many records while the table is throttled', () => {
  const leads = [aLead(), aLead()] as const;
  const itemOf = (state: object) => ({ state, changedAt: mondayAtTen });
  const keyOf = (id: string) => ({ pk: id, sk: 'LEAD' });

  it('reads again what was left out', async () => {
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { Records: [itemOf(leads[0])] },
        UnprocessedKeys: { Records: { Keys: [keyOf(leads[1].id)] } },
      })
      .resolves({ Responses: { Records: [itemOf(leads[1])] } });
    expect(await outcomeOf(records.getMany('lead', [leads[0].id, leads[1].id]))).toEqual(leads);
  });

  it('gives up as busy when it never gets them', async () => {
    dynamo
      .on(BatchGetCommand)
      .resolves({ Responses: {}, UnprocessedKeys: { Records: { Keys: [keyOf(leads[0].id)] } } });
    expect(await outcomeOf(records.getMany('lead', [leads[0].id]))).toBeInstanceOf(Busy);
  });
});

describe('a stored record', () => {
  it('that does not fit its schema is an error, never half a record', async () => {
    dynamo.on(GetCommand).resolves({ Item: { state: { ...aLead(), stage: { name: 'won' } } } });
    expect(await outcomeOf(records.get('lead', lead.id))).toMatchObject({ name: 'ZodError' });
  });
});
