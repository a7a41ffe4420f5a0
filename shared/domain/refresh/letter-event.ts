/** What became of a letter, as the mail service tells it: understood once, whatever it calls it. */
import * as z from 'zod';
import type { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import type { LetterState } from './sent-letter.ts';

/** One event of SES, as its event publishing puts it on the bus. */
export const SesEvent = lazily(() =>
  z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).default({}) }),
    delivery: z.object({ timestamp: z.string() }).optional(),
    bounce: z
      .object({
        bounceType: z.string(),
        bouncedRecipients: z.array(z.object({ emailAddress: z.string() })).default([]),
      })
      .optional(),
    complaint: z
      .object({
        complainedRecipients: z.array(z.object({ emailAddress: z.string() })).default([]),
        complaintFeedbackType: z.string().optional(),
      })
      .optional(),
    click: z.object({ timestamp: z.string(), link: z.string(), userAgent: z.string().default('') }).optional(),
  }),
);
export type SesEvent = z.infer<ReturnType<typeof SesEvent>>;

export type LetterEvent = {
  readonly letterId: string;
  /** As the mail service calls it; a bounce that came as mail does not say. */
  readonly messageId?: string;
} & (
  | { readonly did: Extract<LetterState, 'sent' | 'refused' | 'delivered' | 'delayed' | 'soft-bounced'> }
  | { readonly did: Extract<LetterState, 'hard-bounced' | 'complained'>; readonly recipients: readonly string[] }
  | { readonly did: 'clicked'; readonly at: Instant; readonly userAgent: string }
);

/** Nothing where the event is of no letter of ours, or tells nothing that we keep: opens are mostly machines'. */
export function letterEventIn(event: SesEvent): LetterEvent | undefined {
  const letterId = event.mail.tags['letter']?.[0];
  if (letterId === undefined) return undefined;
  const told = tellings[event.eventType]?.(event);
  return told && { letterId, messageId: event.mail.messageId, ...told };
}

/** What is told, whatever letter it is of. */
export type Telling = LetterEvent extends infer E
  ? E extends LetterEvent
    ? Omit<E, 'letterId' | 'messageId'>
    : never
  : never;

const addresses = (recipients: readonly { readonly emailAddress: string }[] = []): string[] =>
  recipients.map(({ emailAddress }) => emailAddress);

const tellings: Readonly<Record<string, (event: SesEvent) => Telling | undefined>> = {
  Send: () => ({ did: 'sent' }),
  Reject: () => ({ did: 'refused' }),
  Delivery: () => ({ did: 'delivered' }),
  DeliveryDelay: () => ({ did: 'delayed' }),
  /** An out-of-office may come as a transient bounce: only a permanent one is for ever. */
  Bounce: ({ bounce }) =>
    bounce?.bounceType === 'Permanent'
      ? { did: 'hard-bounced', recipients: addresses(bounce.bouncedRecipients) }
      : { did: 'soft-bounced' },
  /** "Not spam" comes as a complaint, too. */
  Complaint: ({ complaint }) =>
    complaint?.complaintFeedbackType === 'not-spam'
      ? undefined
      : { did: 'complained', recipients: addresses(complaint?.complainedRecipients) },
  Click: ({ click }) =>
    click && { did: 'clicked', at: new Date(click.timestamp).toISOString(), userAgent: click.userAgent },
};

/** A gateway follows every link before its reader sees the letter. */
const gatewaySeconds = 20;
const machines = /bot|crawl|spider|scan|preview|proofpoint|mimecast|barracuda|headless|python|curl|java\/|go-http/i;

/** Whether a click was a machine's: by its name, for want of one, or because nobody reads so fast. */
export function isMachine(userAgent: string, at: Instant, sentAt: Instant): boolean {
  const secondsAfter = (Date.parse(at) - Date.parse(sentAt)) / 1000;
  return userAgent.trim() === '' || machines.test(userAgent) || secondsAfter < gatewaySeconds;
}
