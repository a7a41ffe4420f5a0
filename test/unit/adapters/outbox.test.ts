import {
  AccountSuspendedException,
  BadRequestException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SendEmailCommand,
  SendingPausedException,
  SESv2Client,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { SesOutbox } from '../../../shared/adapters/ses/outbox.ts';

const client = new SESv2Client({
  region: 'eu-central-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const ses = mockClient(client);
const outbox = new SesOutbox(client, {
  marketing: { from: 'news@plant.example', configurationSet: 'marketing' },
  service: { from: 'desk@plant.example', configurationSet: 'service' },
});
const mail = {
  identity: 'marketing',
  to: 'ivan@customer.example',
  subject: 'Насосы',
  html: '<p>Насосы</p>',
  text: 'Насосы',
  headers: { 'X-Voronka-Letter': 'L1' },
  tags: { letter: 'L1' },
} as const;

beforeEach(() => {
  ses.reset();
});

const said = { message: 'so', $metadata: {} };

describe('The mail service', () => {
  it('is given the letter with its own headers and tags, from the identity it belongs to', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'M1' });
    expect(await outbox.send({ ...mail, replyTo: 'reply+1@plant.example' })).toEqual({ did: 'sent', messageId: 'M1' });
    const [call] = ses.commandCalls(SendEmailCommand);
    expect(call?.args[0].input).toEqual({
      FromEmailAddress: 'news@plant.example',
      Destination: { ToAddresses: ['ivan@customer.example'] },
      ReplyToAddresses: ['reply+1@plant.example'],
      Content: {
        Simple: {
          Subject: { Data: 'Насосы', Charset: 'UTF-8' },
          Body: { Html: { Data: '<p>Насосы</p>', Charset: 'UTF-8' }, Text: { Data: 'Насосы', Charset: 'UTF-8' } },
          Headers: [{ Name: 'X-Voronka-Letter', Value: 'L1' }],
        },
      },
      EmailTags: [{ Name: 'letter', Value: 'L1' }],
      ConfigurationSetName: 'marketing',
    });
  });

  it('sends service letters from an identity of their own, to be answered there', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'M1' });
    await outbox.send({ ...mail, identity: 'service' });
    const { input } = ses.commandCalls(SendEmailCommand)[0]?.args[0] ?? {};
    expect(input).toMatchObject({ FromEmailAddress: 'desk@plant.example', ConfigurationSetName: 'service' });
    expect(input).not.toHaveProperty('ReplyToAddresses');
  });

  it.each([
    new AccountSuspendedException(said),
    new BadRequestException(said),
    new LimitExceededException(said),
    new MailFromDomainNotVerifiedException(said),
    new MessageRejected(said),
    new NotFoundException(said),
    new SendingPausedException(said),
    new TooManyRequestsException(said),
  ])('has certainly not taken what it refuses with $name', async (error) => {
    ses.on(SendEmailCommand).rejects(error);
    expect(await outbox.send(mail)).toEqual({ did: 'refused', why: error.name });
  });

  it.each([
    ['an error of its own', Object.assign(new Error('oops'), { name: 'InternalServiceErrorException' })],
    ['a time that ran out', Object.assign(new Error('late'), { name: 'TimeoutError' })],
  ])('may have taken what it answered with %s', async (_what, error) => {
    ses.on(SendEmailCommand).rejects(error);
    expect(await outbox.send(mail)).toEqual({ did: 'unknown', why: error.name });
  });
});
