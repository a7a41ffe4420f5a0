/** From what AWS refuses for good to the letter in the consumer's own queue. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';
import { factFromImage } from '../../../shared/adapters/dynamodb/journal.ts';
import { EventBridgeBus } from '../../../shared/adapters/eventbridge/bus.ts';
import { SqsDeadLetters } from '../../../shared/adapters/sqs/dead-letters.ts';
import { StepFunctionsExecutions } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { streamHandler } from '../../../shared/lambda/stream-handler.ts';
import { lambdaContext } from '../../support/cloud/lambda-context.ts';

const client = { region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
const [sfn, eventBridge, sqs] = [new SFNClient(client), new EventBridgeClient(client), new SQSClient(client)];
const [states, events, queue] = [mockClient(sfn), mockClient(eventBridge), mockClient(sqs)];
const executions = new StepFunctionsExecutions(sfn, {
  leads: 'leads',
  project: 'project',
  'dealer-order': 'dealer',
  nurture: 'nurture',
  'win-back': 'win-back',
  mailing: 'mailing',
});
const bus = new EventBridgeBus(eventBridge, 'sales');

let letters: unknown[];
let gone: string[];
beforeEach(() => {
  for (const mock of [states, events, queue]) mock.reset();
  letters = [];
  gone = [];
  queue.on(SendMessageCommand).callsFake(({ MessageBody }: { MessageBody: string }) => {
    letters.push(JSON.parse(MessageBody));
    return { MessageId: 'M' };
  });
});

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
  data: {},
});
type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>; // the SDK spells the same shape otherwise

/** Two facts through a consumer that does this with each. */
async function consume(work: (fact: Fact) => Promise<unknown>): Promise<void> {
  const handler = streamHandler({
    env: z.object({}),
    services: () => ({ deadLetters: new SqsDeadLetters(sqs, 'https://queue') }),
    parse: factFromImage,
    run: async (fact) => {
      await work(fact);
      gone.push(fact.id);
    },
  });
  const Records = ['A', 'B'].map((id) => ({ dynamodb: { NewImage: marshall(factOf(id)) as Image } }));
  await handler({ Records }, lambdaContext);
}

describe('what can never succeed', () => {
  it('of a start of an execution is a letter with the fact’s id and the reason, and the shard goes on', async () => {
    const name = 'StateMachineDoesNotExist';
    states
      .on(StartExecutionCommand)
      .rejectsOnce(Object.assign(new Error('no machine leads'), { name }))
      .resolves({});
    await consume(({ subject }) => executions.start('leads', `${subject.id}-1`, { id: subject.id, generation: 1 }));
    expect(letters).toEqual([{ factId: 'A/1/0', reason: 'Poison: StateMachineDoesNotExist: no machine leads' }]);
    expect(gone).toEqual(['B/1/0']);
  });

  it('of an event is a letter with the fact’s id and the reason, and the shard goes on', async () => {
    events
      .on(PutEventsCommand)
      .resolvesOnce({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail' }] })
      .resolves({ FailedEntryCount: 0, Entries: [{ EventId: 'E' }] });
    await consume((fact) => bus.publish([fact]));
    expect(letters).toEqual([{ factId: 'A/1/0', reason: 'Poison: 1 of 1 events refused: MalformedDetail' }]);
    expect(gone).toEqual(['B/1/0']);
  });
});
