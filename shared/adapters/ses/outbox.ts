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
import type { Outbox, OutgoingMail, Sending } from '../../domain/refresh/outbox.ts';
import { localMailUrl } from './local-mail.ts';

/** What each kind of mail leaves as: the address of its identity, and the configuration set that tells its events. */
export type Identities = Readonly<
  Record<OutgoingMail['identity'], { readonly from: string; readonly configurationSet: string }>
>;

const content = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** What says that a message has not left. After anything else it may have. */
const refusals = [
  AccountSuspendedException,
  BadRequestException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SendingPausedException,
  TooManyRequestsException,
];

/** The mail service of AWS. */
export class SesOutbox implements Outbox {
  readonly #client: SESv2Client;
  readonly #identities: Identities;

  /** @param client one that makes a single attempt: a second one could be a second letter */
  constructor(client: SESv2Client, identities: Identities) {
    this.#client = client;
    this.#identities = identities;
  }

  static at(service: 'aws' | 'local', identities: Identities): SesOutbox {
    const endpoint = service === 'local' ? { endpoint: localMailUrl(process.env.AWS_ENDPOINT_URL) } : {};
    return new SesOutbox(new SESv2Client({ maxAttempts: 1, ...endpoint }), identities);
  }

  async send({ identity, to, subject, html, text, replyTo, headers, tags }: OutgoingMail): Promise<Sending> {
    const { from, configurationSet } = this.#identities[identity];
    const named = (pairs: Readonly<Record<string, string>>) =>
      Object.entries(pairs).map(([Name, Value]) => ({ Name, Value }));
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      ...(replyTo !== undefined && { ReplyToAddresses: [replyTo] }),
      Content: {
        Simple: {
          Subject: content(subject),
          Body: { Html: content(html), Text: content(text) },
          Headers: named(headers),
        },
      },
      EmailTags: named(tags),
      ConfigurationSetName: configurationSet,
    });
    try {
      const { MessageId = '' } = await this.#client.send(command);
      return { did: 'sent', messageId: MessageId };
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      return { did: refusals.some((refusal) => error instanceof refusal) ? 'refused' : 'unknown', why };
    }
  }
}
