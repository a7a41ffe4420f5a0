/**
 * The stand-in for the mail service: it keeps what it is given, shows it at its address, and tells what became of it as the
 * mail service would, which it does not do by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import server from 'aws-ses-v2-local';
import * as z from 'zod';
import { localMailUrl } from '../shared/adapters/ses/local-mail.ts';
import { clientConfig } from './environment.ts';
import { assertPortIsFree } from './port.ts';

export type LocalMail = {
  readonly url: string;
  /** Begins to tell the cloud, once that is there. */
  readonly tell: () => void;
  readonly stop: () => Promise<void>;
};

const Kept = z.object({
  /** In seconds. */
  at: z.number(),
  messageId: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
type Kept = z.infer<typeof Kept>;
const Store = z.object({ emails: z.array(Kept) });

const everyMs = 250;

/** @throws Problem when the port after the cloud's is taken */
export async function startMail(endpoint: string): Promise<LocalMail> {
  const url = localMailUrl(endpoint);
  const port = Number(new URL(url).port);
  await assertPortIsFree(port);
  const running = await server.default({ host: '127.0.0.1', port }); // a CommonJS module
  const ending = new AbortController();
  let telling = Promise.resolve();
  return {
    url,
    tell: () => {
      telling = tellAll(url, endpoint, ending.signal);
    },
    stop: async () => {
      ending.abort();
      await telling;
      running.closeAllConnections();
      await new Promise((resolve) => running.close(resolve));
    },
  };
}

/** Tells of each message once, as they come, for as long as it is not asked to end; under a source of its own, since nobody but AWS may say that it is AWS. */
async function tellAll(url: string, endpoint: string, signal: AbortSignal): Promise<void> {
  const bus = new EventBridgeClient(clientConfig(endpoint));
  let since = 0;
  let told = new Set<string>();
  while (!signal.aborted) {
    const { emails } = Store.parse(await (await fetch(`${url}/store?since=${String(since)}`)).json()); // all of them would be megabytes by and by
    for (const email of emails.filter(({ messageId }) => !told.has(messageId)))
      for (const detail of eventsOf(email))
        await bus.send(
          new PutEventsCommand({
            Entries: [{ Source: 'local.ses', DetailType: `Email ${detail.eventType}`, Detail: JSON.stringify(detail) }],
          }),
        );
    since = emails.at(-1)?.at ?? since;
    told = new Set(emails.map(({ messageId }) => messageId));
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
  bus.destroy();
}

const simulator = 'simulator.amazonses.com';

/** What SES would publish of a message: its simulator's addresses bounce and complain, all others get it. */
export function eventsOf({ messageId, destination: { to }, headers }: Kept) {
  const letter = headers.find(({ name }) => name === 'X-Voronka-Letter')?.value;
  const mail = { messageId, tags: letter === undefined ? {} : { letter: [letter] } };
  const recipients = to.map((emailAddress) => ({ emailAddress }));
  const [name = '', domain] = String(to[0]).toLowerCase().split('@');
  const sent = { eventType: 'Send', mail };
  const delivered = { eventType: 'Delivery', mail };
  const bounced = (bounceType: string) => ({
    eventType: 'Bounce',
    mail,
    bounce: { bounceType, bouncedRecipients: recipients },
  });
  const complained = { eventType: 'Complaint', mail, complaint: { complainedRecipients: recipients } };
  const special = domain === simulator ? specials.find((each) => name.startsWith(each)) : undefined;
  return {
    bounce: [sent, bounced('Permanent')],
    ooto: [sent, delivered, bounced('Transient')],
    complaint: [sent, delivered, complained],
    none: [sent, delivered],
  }[special ?? 'none'];
}

/** What addresses of the simulator begin with that do not just take a letter. */
const specials = ['bounce', 'ooto', 'complaint'] as const;
