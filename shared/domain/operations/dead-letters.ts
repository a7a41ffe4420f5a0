/** What consumers and AWS gave up, in queues: what each letter is about, and how it is sent again. */
import * as z from 'zod';
import type { Instant } from '../calendar/instant-schema.ts';
import { type Fact, factPlace } from '../facts/fact.ts';
import { importOfKey } from '../imports/import.ts';
import type { ImportRuns } from '../imports/runs.ts';
import { Problem } from '../problem.ts';
import type { History, Journal } from '../records/records.ts';

/** One message of a queue. `attributes` are those AWS adds to what it could not deliver. */
export type Message = {
  readonly id: string;
  readonly sentAt: Instant;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** The queues of dead letters, each by the folder of the function whose letters are in it. */
export type Letters = {
  count: (folder: string) => Promise<number>;
  /** Its letters, at most 100. */
  look: (folder: string) => Promise<readonly Message[]>;
  /** Does something about a letter and takes it away; it stays where it is when that fails. */
  take: (folder: string, id: string, work: (message: Message) => Promise<void>) => Promise<'taken' | 'not-there'>;
};

/** What the queue of a function’s folder is called. */
export const deadLettersOf = (folder: string): string => `dead-letters/${folder}`;

/** What a letter is about, by ids alone: what else stands in it may be somebody's own. */
export type About =
  | { readonly kind: 'fact'; readonly factId: string }
  /** A batch of the journal's stream, recorded between these instants. */
  | { readonly kind: 'facts'; readonly from: Instant; readonly to: Instant; readonly count: number }
  | { readonly kind: 'file'; readonly key: string }
  | { readonly kind: 'mail'; readonly type: string }
  | { readonly kind: 'run' }
  | { readonly kind: 'unreadable' };

export type DeadLetter = { readonly id: string; readonly sentAt: Instant; readonly about: About; readonly why: string };

const Given = z.object({ factId: z.string(), reason: z.string() });
/** As Lambda tells of a batch of a stream. */
const Batch = z.object({
  requestContext: z.object({ condition: z.string() }),
  DDBStreamBatchInfo: z.object({
    batchSize: z.int(),
    approximateArrivalOfFirstRecord: z.coerce.date(),
    approximateArrivalOfLastRecord: z.coerce.date(),
  }),
});
const Happened = z.object({ source: z.literal('voronka'), detail: z.object({ id: z.string() }) });
const FileCame = z.object({ source: z.literal('aws.s3'), detail: z.object({ object: z.object({ key: z.string() }) }) });
const MailEvent = z.object({ source: z.literal('aws.ses'), 'detail-type': z.string() });
const Scheduled = z.object({ 'detail-type': z.literal('Scheduled Event') });

/** The ways a letter is read: the first that fits. */
const readings: readonly ((body: unknown) => About | undefined)[] = [
  (body) => read(Given, body, ({ factId }) => ({ kind: 'fact', factId })),
  (body) =>
    read(Batch, body, ({ DDBStreamBatchInfo: batch }) => ({
      kind: 'facts',
      from: batch.approximateArrivalOfFirstRecord.toISOString(),
      to: batch.approximateArrivalOfLastRecord.toISOString(),
      count: batch.batchSize,
    })),
  (body) => read(Happened, body, ({ detail }) => ({ kind: 'fact', factId: detail.id })),
  (body) => read(FileCame, body, ({ detail }) => ({ kind: 'file', key: detail.object.key })),
  (body) => read(MailEvent, body, (event) => ({ kind: 'mail', type: event['detail-type'] })),
  (body) => read(Scheduled, body, () => ({ kind: 'run' })),
];

const read = <T>(schema: z.ZodType<T>, body: unknown, about: (found: T) => About): About | undefined => {
  const { data } = schema.safeParse(body);
  return data === undefined ? undefined : about(data);
};

/** What a message is about, and why it is here. */
export function letterOf({ id, sentAt, body, attributes }: Message): DeadLetter {
  const parsed = parsedOf(body);
  const about = readings.reduce<About | undefined>((found, reading) => found ?? reading(parsed), undefined);
  return { id, sentAt, about: about ?? { kind: 'unreadable' }, why: whyOf(parsed, attributes).slice(0, 500) };
}

function parsedOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** As the consumer said it, or Lambda (`ErrorMessage`), or EventBridge (`ERROR_MESSAGE`). */
const whyOf = (body: unknown, attributes: Message['attributes']): string =>
  Given.safeParse(body).data?.reason ??
  Batch.safeParse(body).data?.requestContext.condition ??
  attributes['ErrorMessage'] ??
  attributes['ERROR_MESSAGE'] ??
  attributes['ERROR_CODE'] ??
  '';

/** A function of ours, by its folder. */
export type Functions = {
  /** Waits for it. @throws FunctionFailed */
  call: (folder: string, payload: unknown) => Promise<void>;
  /** Hands it over: when it fails again after its retries, it is a dead letter again. */
  post: (folder: string, payload: string) => Promise<void>;
};

/** What a function said when it failed. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
}

export type Sending = {
  readonly journal: Pick<Journal, 'of' | 'changesBetween'> & History;
  readonly functions: Functions;
  readonly runs: ImportRuns;
  /** Facts as the journal's stream brings them to its consumers. */
  readonly asStream: (facts: readonly Fact[]) => unknown;
};

/** Whether the consumer of a folder reads the journal's stream, and so is given facts as the stream has them. */
export const readsStream = (folder: string): boolean =>
  folder === 'events/follow-journal' || folder === 'events/publish-facts';

/**
 * Sends a letter again to the function whose it is; all of them do a thing twice as if it were once.
 *
 * @throws Problem 422 when it fails again, or can be sent to nobody: then it stays where it is
 */
export async function sendAgain(folder: string, message: Message, sending: Sending): Promise<void> {
  const { about } = letterOf(message);
  if (about.kind === 'unreadable') throw unsendable('nobody can tell what it is about');
  if (readsStream(folder)) await again(folder, await factsOf(about, sending), sending);
  else if (folder === 'workflow/import-part') await takeIn(about, message, sending);
  else await sending.functions.post(folder, message.body);
}

async function again(folder: string, facts: readonly Fact[], { functions, asStream }: Sending): Promise<void> {
  try {
    for (let from = 0; from < facts.length; from += batchSize)
      await functions.call(folder, asStream(facts.slice(from, from + batchSize)));
  } catch (error) {
    if (!(error instanceof FunctionFailed)) throw error;
    throw new Problem(
      { status: 422, code: 'failed-again', detail: `it failed again: ${error.message}` },
      { cause: error },
    );
  }
}

/** As many as the stream brings at once. */
const batchSize = 100;

async function takeIn(about: About, { id }: Message, { runs }: Sending): Promise<void> {
  if (about.kind !== 'file' || importOfKey(about.key) === undefined) throw unsendable('it is about no import');
  await runs.start(about.key, `sent-again-${id}`);
}

const unsendable = (why: string): Problem =>
  new Problem({ status: 422, code: 'cannot-be-sent', detail: `it cannot be sent again: ${why}` });

async function factsOf(about: About, { journal }: Sending): Promise<readonly Fact[]> {
  if (about.kind === 'fact') return [await factNamed(about.factId, journal)];
  if (about.kind !== 'facts') throw unsendable('it is about no fact');
  return factsBetween(about, journal);
}

async function factNamed(id: string, journal: Sending['journal']): Promise<Fact> {
  const place = factPlace(id);
  const { items } = place
    ? await journal.of({ id: place.subject }, { after: place.version - 1, limit: 50 })
    : { items: [] };
  const found = items.find((fact) => fact.id === id);
  if (!found) throw unsendable(`there is no fact ${id}`);
  return found;
}

/** When the stream got them is not to the second when they were recorded. */
const slackMs = 5000;
const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** Facts the stream brought at a time, which are those of the changes recorded then, and those that stand in no list of changes. */
async function factsBetween(
  { from, to }: { from: Instant; to: Instant },
  journal: Sending['journal'],
): Promise<Fact[]> {
  const [begin, end] = [later(from, -slackMs), later(to, slackMs)];
  const found: Fact[] = [];
  for (const { id, version } of await journal.changesBetween(begin, end)) {
    const { items } = await journal.of({ id }, { after: version - 1, limit: 50 });
    found.push(...items.filter((fact) => fact.version === version));
  }
  for await (const facts of journal.happened(begin, end, { types: ['SegmentMigrated'] })) found.push(...facts);
  return [...new Map(found.filter(({ origin }) => origin === 'live').map((fact) => [fact.id, fact])).values()];
}
