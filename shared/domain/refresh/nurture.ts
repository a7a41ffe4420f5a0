/** Leads an enrolment on: decides by what is known, commits, sends what was marked, until it waits or has ended. */
import type { Where } from '../executions.ts';
import { whereOf } from '../pipeline/where.ts';
import type { Person } from '../people/person.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import { advance, type Advanced, type Stands } from './advance.ts';
import type { Cadence } from './cadence.ts';
import type { Enrolment } from './enrolment.ts';
import type { Known } from './known.ts';
import type { Language } from './letter.ts';
import type { Outbox, OutgoingMail } from './outbox.ts';
import { type Reading, standsOf } from './records.ts';
import { type Prepare, sendMarked } from './send-letter.ts';
import type { SentLetter } from './sent-letter.ts';
import { sendingWindow } from './sending-window.ts';

export type Nurturing = Pipelines &
  Omit<Reading, 'records'> & {
    readonly outbox: Outbox;
    /** Whether one more letter may leave within this second, which it then counts for. */
    readonly pace: () => Promise<boolean>;
    readonly prepare: Prepare;
  };

/** Every letter of the longest programme passed over, and its end. */
const mostSteps = 40;

type Step = Pick<Advanced, 'rests'> & {
  readonly enrolment: Enrolment;
  readonly sending?: { readonly letter: SentLetter; readonly mail: OutgoingMail };
};

/**
 * Does all that is due of an enrolment, for the execution of one generation; doing it twice does it once. A letter is
 * marked before it is sent, and never sent but by who marked it.
 *
 * @returns where the execution parks, or that it has ended
 */
export async function nurture(id: string, generation: number, services: Nurturing): Promise<Where> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const context = await contextOf({ kind: 'system', id: 'refresh' }, services);
    const { rests, enrolment, sending } = await decideAndCommit(services.records, context, () =>
      nextOf(id, generation, services, context),
    );
    if (sending) await sendMarked(sending.letter, sending.mail, services, context);
    if (rests) return whereOf(await enrolmentOf(enrolment.id, services.records), generation, context.at);
  }
  throw new Error(`enrolment ${id} did not come to rest in ${String(mostSteps)} steps`);
}

async function nextOf(id: string, generation: number, services: Nurturing, context: Context) {
  const enrolment = await enrolmentOf(id, services.records);
  const isOver = enrolment.generation !== generation || enrolment.stage.name === 'ended';
  if (isOver) return { ok: true, plan: together(), rests: true, enrolment } as const;
  const { policy, at } = context;
  const { stands, known } = await standsOf(enrolment, languageOf(policy), at, services);
  const { plan, rests, letter } = await paced(stands, known, services, context);
  const step: Step = { rests, enrolment };
  if (!letter) return { ok: true, plan, ...step } as const;
  const mail = await services.prepare(letter, stands, policy);
  return { ok: true, plan, ...step, sending: { letter, mail } } as const;
}

/** Decides; a letter that would leave sooner than the mail service takes it waits instead. */
async function paced(stands: Stands, known: Known, { pace }: Nurturing, context: Context): Promise<Advanced> {
  const cadence = cadenceOf(stands.enrolment, stands.person, context.policy);
  const next = advance(stands, known, cadence, context);
  return !next.letter || (await pace()) ? next : advance(stands, { ...known, isBusy: true }, cadence, context);
}

/** @throws when there is none */
async function enrolmentOf(id: string, records: Pick<Records, 'get'>): Promise<Enrolment> {
  const enrolment = await records.get('enrolment', id);
  if (!enrolment) throw new Error(`there is no enrolment ${id}`);
  return enrolment;
}

/** The programme of the basket, in the hours of whoever gets it. */
export const cadenceOf = (
  { basket }: Pick<Enrolment, 'basket'>,
  person: Pick<Person, 'timeZone'> | undefined,
  { programmes, calendar }: Policy,
): Cadence => ({ programme: programmes[basket], window: sendingWindow(calendar, person?.timeZone) });

/** Countries whose business letters are in Russian. */
const russian: readonly string[] = ['RU', 'BY', 'KZ', 'KG'];
export const languageOf = ({ company: { country } }: Policy): Language => (russian.includes(country) ? 'ru' : 'en');
