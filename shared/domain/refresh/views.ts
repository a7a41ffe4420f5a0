/** Enrolments as the API shows them. */
import * as z from 'zod';
import type { Fact } from '../facts/fact.ts';
import type { FactData, FactType } from '../facts/draft.ts';
import { lazily } from '../lazily.ts';
import { baskets } from '../leads/pipeline.ts';
import { present } from '../present.ts';
import { endCauses, type Enrolment, type WaitCause, waitCauses } from './enrolment.ts';
import { languages } from './letter.ts';
import { becameOf, endedBecause, refusedBecause, skippedBecause, waitsBecause } from './said.ts';
import { letterStates, type SentLetter } from './sent-letter.ts';

const Sentence = lazily(() => z.object({ en: z.string(), ru: z.string() }));

/** Where somebody stands in the programme of a basket. */
export const EnrolmentShown = lazily(() =>
  z.object({
    id: z.uuid(),
    basket: z.enum(baskets),
    state: z.enum(['running', 'ended']),
    since: z.string(),
    endedAt: z.string().optional(),
    /** Why the next letter does not leave now, or why there are no more. */
    why: z.enum([...waitCauses, ...endCauses]),
    says: Sentence(),
    wakeUpOn: z.string().optional(),
    /** The next letter; without a day while something else has to change first. */
    next: z.object({ letter: z.string(), at: z.string().optional() }).optional(),
    /** How many letters were sent, those of the enrolment it goes on from among them. */
    letters: z.int(),
    /** Somebody of the staff has stopped it. */
    stopped: z.boolean(),
    continues: z.uuid().optional(),
  }),
);
export type EnrolmentShown = z.infer<ReturnType<typeof EnrolmentShown>>;

/** Waits that end with their time, and by then the letter leaves. */
const timely: readonly WaitCause[] = ['gap', 'another-letter', 'window', 'rate'];

export const isTimely = ({ stage }: Pick<Enrolment, 'stage'>): boolean =>
  stage.name === 'running' && timely.includes(stage.why);

export function enrolmentShown(enrolment: Enrolment): EnrolmentShown {
  const { id, basket, visit, steps, wakeUpOn, continues, stop } = enrolment;
  const letters = Object.values(steps).filter(({ state }) => state === 'marked').length;
  const common = { id, basket, since: visit.enteredAt, letters, stopped: stop !== undefined };
  return { ...common, ...present({ wakeUpOn, continues }), ...whyOf(enrolment) };
}

type Why = Pick<EnrolmentShown, 'state' | 'why' | 'says' | 'endedAt' | 'next'>;

function whyOf({ stage, alarms: [look] }: Enrolment): Why {
  if (stage.name === 'ended')
    return { state: 'ended', why: stage.cause, says: endedBecause[stage.cause], endedAt: stage.at };
  const { why, letter } = stage;
  const at = isTimely({ stage }) ? look?.at : undefined;
  const next = letter === undefined ? undefined : { letter, ...present({ at }) };
  return { state: 'running', why, says: waitsBecause[why], ...present({ next }) };
}

/** A letter that was sent, and what became of it. */
export const LetterShown = lazily(() =>
  z.object({
    id: z.uuid(),
    letter: z.string(),
    letterVersion: z.string(),
    language: z.enum(languages),
    at: z.string(),
    state: z.enum(letterStates),
    says: Sentence(),
    /** When a person first followed a link of it. */
    clickedAt: z.string().optional(),
  }),
);
type LetterShown = z.infer<ReturnType<typeof LetterShown>>;

export const letterShown = ({
  id,
  letter,
  letterVersion,
  language,
  markedAt: at,
  state,
  clickedAt,
}: SentLetter): LetterShown => ({
  ...{ id, letter, letterVersion, language, at, state, says: becameOf[state] },
  ...present({ clickedAt }),
});

/** A letter that was not sent, with the cause. */
export const Unsent = lazily(() =>
  z.object({
    at: z.string(),
    letter: z.string().optional(),
    why: z.string(),
    says: Sentence(),
    /** When it is looked at again. */
    until: z.string().optional(),
  }),
);
export type Unsent = z.infer<ReturnType<typeof Unsent>>;

type Told<T extends FactType> = (data: FactData<T>) => Omit<Unsent, 'at'>;

const tellings: { readonly [T in 'LetterHeld' | 'LetterSkipped' | 'LetterRefused' | 'EnrolmentEnded']: Told<T> } = {
  LetterHeld: ({ letter, why, until }) => ({ why, says: waitsBecause[why], until, ...present({ letter }) }),
  LetterSkipped: ({ letter, why }) => ({ letter, why, says: skippedBecause[why] }),
  LetterRefused: ({ letter, why }) => ({ letter, why: 'refused', says: refusedBecause(why) }),
  EnrolmentEnded: ({ cause }) => ({ why: cause, says: endedBecause[cause] }),
};

/** Every letter that was not sent, as the journal tells of it. */
export const unsentIn = (facts: readonly Fact[]): Unsent[] =>
  facts.flatMap(({ type, at, data }) => {
    const tell = Object.hasOwn(tellings, type)
      ? (tellings[type as keyof typeof tellings] as Told<FactType>)
      : undefined; // its own, as just checked
    return tell ? [{ at, ...tell(data) }] : [];
  });
