import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientConfig } from '../../local/environment.ts';
import { bury } from '../support/system/dead-letters.ts';
import { everythingStands } from '../support/system/everything-stands.ts';
import { post } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { system } from '../support/system/system.ts';
import { documents, itemsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const sqs = new SQSClient(clientConfig(system.endpoint));
const events = new EventBridgeClient(clientConfig(system.endpoint));

beforeAll(reset);
afterAll(() => {
  sqs.destroy();
  events.destroy();
});

async function receive(QueueUrl: string | undefined): Promise<string[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  return Messages.map(({ Body = '' }) => Body);
}

describe('a fact of the journal', () => {
  it('that cannot be read is a dead letter, by its id alone, and those behind it go on', async () => {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const [deadLetters] = QueueUrls.filter((url) => /dead-letters-events-follow-journal$/.test(url));
    await bury('events-follow-journal'); // what was given up in other tests
    await documents.send(
      new PutCommand({
        TableName: system.tables['Journal'],
        Item: { pk: 'poison', sk: '0000000001#0000000000', id: 'poison/1/0', origin: 'live', secret: 'Иван Примеров' },
      }),
    );
    const id = await post();
    await everythingStands();
    const types = (await itemsOf('Journal')).filter(({ pk }) => pk === id).map(({ type }) => type);
    expect(types).toEqual(['LeadReceived']); // started by the stream, not mended
    const [letter = ''] = await until(
      'the dead letter is there',
      () => receive(deadLetters),
      (found) => found.length > 0,
    );
    expect(letter).toContain('poison/1/0');
    expect(letter).not.toContain('Иван');
  });

  it('is published on the bus as it stands in the journal', async () => {
    const EventBusName = system.outputs['EventBusName'];
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `facts-${String(Date.now())}` }));
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    const Rule = 'facts-of-a-test';
    await events.send(
      new PutRuleCommand({
        Name: Rule,
        EventBusName,
        EventPattern: JSON.stringify({ 'detail-type': ['LeadReceived'] }),
      }),
    );
    await events.send(
      new PutTargetsCommand({ Rule, EventBusName, Targets: [{ Id: 'queue', Arn: Attributes?.QueueArn }] }),
    );
    const id = await post();
    const [event = '{}'] = await until(
      'the event is there',
      () => receive(QueueUrl),
      (found) => found.length > 0,
    );
    const stored = (await itemsOf('Journal')).find(({ pk }) => pk === id);
    expect(JSON.parse(event)).toMatchObject({
      'detail-type': 'LeadReceived',
      detail: {
        id: stored?.['id'],
        subject: { kind: 'lead', id },
        data: stored?.['data'],
        recordedAt: stored?.['recordedAt'],
      },
    });
    await events.send(new RemoveTargetsCommand({ Rule, EventBusName, Ids: ['queue'] }));
    await events.send(new DeleteRuleCommand({ Name: Rule, EventBusName }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  });
});
