/** Marketing mail that pauses by itself when too much of it comes back, before the mail service stops all mail of the plant. */
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Listing, Plan } from '../records/records.ts';
import { forbid } from '../records/refusal.ts';
import type { LetterState } from './sent-letter.ts';

/** The one breaker there is. */
export const marketingMail = 'marketing-mail';

/**
 * How much may come back of the last letters. SES reviews an account at 5% of bounces and 0.1% of complaints. A few letters
 * tell little: fewer than `least` never pause anything.
 */
export const mailLimits = {
  bounces: { state: 'hard-bounced', share: 0.04, least: 5 },
  complaints: { state: 'complained', share: 0.0008, least: 2 },
} as const satisfies Record<string, { state: LetterState; share: number; least: number }>;
const limitNames = Object.keys(mailLimits) as (keyof typeof mailLimits)[]; // Object.keys forgets the key type

/** So many of the last letters are judged. */
export const judgedLetters = 1000;

/** The letters that count for it, by when they were marked. */
export const marketingLetters: Extract<Listing, { index: 'board' }> = { index: 'board', of: 'letter/marketing' };

const Overrun = () => z.strictObject({ why: z.enum(limitNames), count: z.int().positive(), of: z.int().positive() });

export const Breaker = lazily(() =>
  z.strictObject({
    kind: z.literal('breaker'),
    id: z.literal(marketingMail),
    version: z.int().positive(),
    /** Letters marked before are judged no more: somebody has looked at them and resumed. */
    since: Instant.optional(),
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('sending') }),
      z.strictObject({ name: z.literal('paused'), at: Instant, ...Overrun().shape }),
    ]),
  }),
);
export type Breaker = z.infer<ReturnType<typeof Breaker>>;
export type Overrun = z.infer<ReturnType<typeof Overrun>>;

/** How many letters have left, and how many of them came back in each way. */
export function countBack(states: readonly LetterState[]) {
  const left = states.filter((state) => state !== 'refused');
  const count = (state: LetterState): number => left.filter((one) => one === state).length;
  return { of: left.length, bounces: count('hard-bounced'), complaints: count('complained') };
}

/** The limit that is passed, if one is. */
export function overrunOf(states: readonly LetterState[]): Overrun | undefined {
  const counted = countBack(states);
  const passed = limitNames.find((name) => {
    const { share, least } = mailLimits[name];
    return counted[name] >= least && counted[name] > share * counted.of;
  });
  return passed && { why: passed, count: counted[passed], of: counted.of };
}

/** Pauses marketing mail when a limit is passed. What is paused stays as it is. */
export function judge(breaker: Breaker | undefined, states: readonly LetterState[], { at }: Context): Plan {
  const overrun = overrunOf(states);
  if (!overrun || breaker?.state.name === 'paused') return together();
  return change(breaker, next(breaker, { state: { name: 'paused', at, ...overrun } }), {
    type: 'MailPaused',
    data: overrun,
  });
}

/** Only a person lets marketing mail go on, and only the letters from then on are judged. A second time changes nothing. */
export function resume(breaker: Breaker | undefined, { by, at }: Context): Decision {
  if (!may(by, 'resume-mail')) return forbid('only a head of sales or an operator resumes marketing mail');
  if (breaker?.state.name !== 'paused') return { ok: true, plan: together() };
  const after = next(breaker, { state: { name: 'sending' }, since: at });
  return { ok: true, plan: change(breaker, after, { type: 'MailResumed', data: { pausedAt: breaker.state.at } }) };
}

const next = (breaker: Breaker | undefined, fields: Pick<Breaker, 'state' | 'since'>): Breaker => ({
  kind: 'breaker',
  id: marketingMail,
  version: (breaker?.version ?? 0) + 1,
  ...present({ since: breaker?.since }),
  ...fields,
});
