/** Leads a series of letters on, a programme's or a win-back's: decides by what is known, commits, sends what was marked, until it waits or has ended. */
import type { Where } from '../executions.ts';
import { whereOf } from '../pipeline/where.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Series } from './outcome.ts';
import type { Outbox, OutgoingMail } from './outbox.ts';
import { type About, type Prepare, sendMarked } from './send-letter.ts';
import type { SentLetter } from './sent-letter.ts';

export type LettersOut = Pipelines & {
  readonly outbox: Outbox;
  /** Whether one more letter may leave within this second, which it then counts for. */
  readonly pace: () => Promise<boolean>;
  readonly prepare: Prepare;
};

/** `rests`: until its alarm, or for good; else it is decided again. A letter that was marked is to be sent, and by nobody else. */
export type Advanced = { readonly plan: Plan; readonly rests: boolean; readonly letter?: SentLetter };

/** One kind of series: how it is read, and decided. */
export type Led<R extends Series> = {
  /** Of the system, who does it. */
  readonly by: string;
  /** @throws when there is none */
  readonly read: () => Promise<R>;
  /** What it is about as it stands now, and its next step; `isBusy`: the mail service takes no letter just now. */
  readonly look: (
    record: R,
    context: Context,
  ) => Promise<{ readonly about: About; readonly step: (isBusy: boolean) => Advanced }>;
};

/** Every letter of the longest series passed over, and its end. */
const mostSteps = 40;

/**
 * Does all that is due of a series, for the execution of one generation; doing it twice does it once. A letter is marked
 * before it is sent, and never sent but by who marked it.
 *
 * @returns where the execution parks, or that it has ended
 */
export async function leadOn<R extends Series>(generation: number, led: Led<R>, services: LettersOut): Promise<Where> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const context = await contextOf({ kind: 'system', id: led.by }, services);
    const { rests, sending } = await decideAndCommit(services.records, context, () =>
      nextOf(generation, led, services, context),
    );
    if (sending) await sendMarked(sending.letter, sending.mail, services, context);
    if (rests) return whereOf(await led.read(), generation, context.at);
  }
  throw new Error(`a series of ${led.by} did not come to rest in ${String(mostSteps)} steps`);
}

type Step = Pick<Advanced, 'rests'> & {
  readonly sending?: { readonly letter: SentLetter; readonly mail: OutgoingMail };
};

async function nextOf<R extends Series>(
  generation: number,
  { read, look }: Led<R>,
  { pace, prepare }: LettersOut,
  context: Context,
): Promise<Decision<Step>> {
  const record = await read();
  const isOver = record.generation !== generation || record.stage.name === 'ended';
  if (isOver) return { ok: true, plan: together(), rests: true };
  const { about, step } = await look(record, context);
  const { plan, rests, letter } = await paced(step, pace);
  if (!letter) return { ok: true, plan, rests };
  const mail = await prepare(letter, about, context.policy);
  return { ok: true, plan, rests, sending: { letter, mail } };
}

/** A letter that would leave sooner than the mail service takes it waits instead. */
async function paced(step: (isBusy: boolean) => Advanced, pace: LettersOut['pace']): Promise<Advanced> {
  const next = step(false);
  return !next.letter || (await pace()) ? next : step(true);
}
