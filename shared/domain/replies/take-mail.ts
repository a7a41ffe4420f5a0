/** A message that came to us, from its file to what it comes to. */
import { prepareByHand } from '../leads/enter-by-hand.ts';
import { takeIn } from '../leads/take-in.ts';
import type { Files } from '../files.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { AlreadyDone } from '../records/errors.ts';
import { present } from '../present.ts';
import type { Telling } from '../refresh/letter-event.ts';
import { recordOutcome } from '../refresh/record-outcome.ts';
import { attachedTo, linesOf } from './attached.ts';
import { classify, type Inbound } from './classify.ts';
import { letterAnswered } from './find-sender.ts';
import type { InboundMail } from './inbound-mail.ts';
import { recordReply, type Replying, type Written } from './record-reply.ts';

export type TakingMail = Replying & {
  readonly files: Pick<Files, 'read'>;
  /** @throws Error when it is no message at all */
  readonly readMail: (raw: Uint8Array) => Promise<InboundMail>;
};

/** What became of a message, for the log: nothing of what it says. */
export type Taken = {
  readonly what: Inbound['kind'] | 'gone';
  readonly from?: 'person' | 'colleague' | 'stranger';
  readonly why?: string;
  readonly leadId?: string;
  /** Marketing mail has paused by it. */
  readonly mailPaused?: true;
};

/** SES takes messages of up to 40 MB. Who wrote and what stands in front; what hangs on behind need not be read. */
const mostBytes = 10 * 1024 * 1024;

/** What SES writes there itself when it is told to, which is nobody's letter. */
const ofSes = /(^|\/)AMAZON_SES_SETUP_NOTIFICATION$/;

/**
 * Takes a message in from where it is kept. The same one again changes nothing.
 *
 * @throws when it cannot be read as a message: then a person has to look at it
 */
export async function takeMail(key: string, services: TakingMail): Promise<Taken> {
  if (ofSes.test(key)) return { what: 'automatic', why: 'SES says that it may write here' };
  const file = await services.files.read(key, 0, mostBytes);
  if (!file) return { what: 'gone' };
  const mail = { ...(await services.readMail(file.bytes)), isCut: file.size > mostBytes };
  const inbound = classify(mail);
  return (takers[inbound.kind] as Taker<Inbound>)(inbound, mail, key, services); // each kind has its own
}

/** A message as far as it was read. */
type Read = InboundMail & { readonly isCut: boolean };

type Taker<I extends Inbound> = (inbound: I, mail: Read, key: string, services: TakingMail) => Promise<Taken>;
type Of<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

const takers: { readonly [K in Inbound['kind']]: Taker<Of<K>> } = {
  reply: async ({ text }, mail, key, services) => {
    const before = await services.records.answered(markOf(key)); // since then whoever wrote is no stranger
    if (before) return { what: 'reply', from: 'stranger', leadId: String(before.answer) };
    const written: Written = { text, attached: attachedTo(mail, mail.isCut) };
    const { from } = await recordReply(mail, written, key, services);
    if (from !== 'stranger') return { what: 'reply', from };
    return { what: 'reply', from, ...present({ leadId: await newLead(mail, written, key, services) }) };
  },
  automatic: ({ why }) => Promise.resolve({ what: 'automatic', why }),
  /** Some servers bounce to whom a letter is to be answered. */
  bounce: async ({ failed }, mail, _key, services) => {
    const recipients = failed.filter(({ isHard }) => isHard).map(({ recipient }) => recipient);
    const told =
      recipients.length > 0 ? ({ did: 'hard-bounced', recipients } as const) : ({ did: 'soft-bounced' } as const);
    return { what: 'bounce', ...(await tell(mail, told, services)) };
  },
  complaint: async ({ recipient }, mail, _key, services) => {
    const recipients = recipient === undefined ? [] : [recipient];
    return { what: 'complaint', ...(await tell(mail, { did: 'complained', recipients }, services)) };
  },
};

async function tell(mail: InboundMail, event: Telling, services: TakingMail): Promise<Pick<Taken, 'mailPaused'>> {
  const letter = await letterAnswered(mail, services);
  const { paused } = letter ? await recordOutcome({ ...event, letterId: letter.id }, services) : { paused: false };
  return paused ? { mailPaused: true } : {};
}

/** The source of mail, unless the plant has renamed it. */
const mailSource = 'mail';

/** What a message is remembered by that became a lead. */
const markOf = (key: string) => ({ key: `mail/${key}`, fingerprint: key });

/** A stranger’s letter to one of our mailboxes is a request, once; to the address of a letter we do not know it is nobody's. */
async function newLead(
  mail: InboundMail,
  written: Written,
  key: string,
  services: TakingMail,
): Promise<string | undefined> {
  const { from, fromName: name, to } = mail;
  if (from === undefined || to.every((address) => address.startsWith('reply+'))) return undefined;
  const context = await contextOf({ kind: 'system', id: 'mail' }, services);
  const asked = {
    source: sourceIn(context),
    email: from,
    ...present({ name: name?.slice(0, 200), message: messageOf(mail, written) || undefined }),
  };
  const prepared = await prepareByHand(asked, context, services.secrets);
  try {
    const received = await decideAndCommit(
      services.records,
      context,
      async () => {
        const taken = await takeIn(prepared, services, context);
        return { ok: true, ...taken, idempotency: { ...markOf(key), answer: taken.leadId } };
      },
      { rounds: 20 },
    );
    return received.leadId;
  } catch (error) {
    if (error instanceof AlreadyDone) return String(error.answer);
    throw error;
  }
}

/** As long as what is typed into a form. */
const mostLetters = 8000;

/** The words of a request, and under them what hangs on it. */
function messageOf({ subject }: InboundMail, { text, attached }: Written): string {
  const lines = attached ? linesOf(attached) : '';
  const words = joined(subject, text).slice(0, mostLetters - lines.length - 2);
  return joined(words, lines);
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

function sourceIn({ policy: { sources } }: Context): string {
  return sources.some(({ id }) => id === mailSource) ? mailSource : (sources[0]?.id ?? mailSource);
}
