/** One letter to one person: from the mark, which is the sending, to what became of it. What it said is its version of the settings. */
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import type { Ref } from '../records/records.ts';
import { languages } from './letter.ts';

/** `marked`: given to the mail service, whose answer nobody has yet; an hour later, `unknown` for good unless it tells. */
export const letterStates = [
  'marked',
  'unknown',
  'refused',
  'sent',
  'delivered',
  'delayed',
  'soft-bounced',
  'hard-bounced',
  'complained',
] as const;
export type LetterState = (typeof letterStates)[number];

const anyLetter = () => ({
  kind: z.literal('letter'),
  id: z.uuid(),
  version: z.int().positive(),
  personId: z.uuid(),
  letter: z.string(),
  letterVersion: z.string(),
  language: z.enum(languages),
  markedAt: Instant,
  state: z.enum(letterStates),
  /** How the mail service names it. */
  messageId: z.string().optional(),
  /** When a person, and not a gateway, first followed a link of it. */
  clickedAt: Instant.optional(),
});

/** What somebody is in an audience by: their lead or deal, or themselves. */
export const Member = lazily(() => z.strictObject({ kind: z.enum(['lead', 'deal', 'person']), id: z.uuid() }));
export type Member = z.infer<ReturnType<typeof Member>>;

const ofEnrolment = () => ({ enrolmentId: z.uuid() });
/** `pass`: in which of its ways through the audience, and by what its reader was in there. */
const ofMailing = () => ({ mailingId: z.uuid(), pass: z.int().positive(), member: Member() });

const ofWinBack = () => ({ winBackId: z.uuid() });

/** What a letter belongs to: a person's way through a programme, a mailing, or a win-back of their account. */
export type Belongs =
  | z.infer<z.ZodObject<ReturnType<typeof ofEnrolment>>>
  | z.infer<z.ZodObject<ReturnType<typeof ofMailing>>>
  | z.infer<z.ZodObject<ReturnType<typeof ofWinBack>>>;

export const SentLetter = lazily(() =>
  z.union([
    z.strictObject({ ...anyLetter(), ...ofEnrolment() }),
    z.strictObject({ ...anyLetter(), ...ofMailing() }),
    z.strictObject({ ...anyLetter(), ...ofWinBack() }),
  ]),
);
export type SentLetter = z.infer<ReturnType<typeof SentLetter>>;

/** At most one marketing letter in so long to one person. */
export const freeAfterMs = 72 * 3_600_000;
/** What a letter belongs to. */
export function senderOf(letter: Belongs): Ref<'enrolment' | 'mailing' | 'win-back'> {
  if ('enrolmentId' in letter) return { kind: 'enrolment', id: letter.enrolmentId };
  if ('mailingId' in letter) return { kind: 'mailing', id: letter.mailingId };
  return { kind: 'win-back', id: letter.winBackId };
}

/** A version of a letter reaches a person once, ever: the key that says that it did. */
export const letterKey = (personId: string, letterVersion: string): string => `letter/${personId}/${letterVersion}`;

/** The key an address is held under that gets no letter of ours any more; `addressHash` is keyed. */
export const suppressionKey = (addressHash: string): string => `suppressed/${addressHash}`;

/** An address that gets no letter of ours any more, whoever has it; held by its key, which outlives the person. */
export const Suppression = lazily(() =>
  z.strictObject({
    kind: z.literal('suppression'),
    id: z.uuid(),
    version: z.int().positive(),
    /** `erased`: its owner was, and only a consent given anew lets letters go there again. */
    cause: z.enum(['complaint', 'hard-bounce', 'erased']),
    at: Instant,
    letterId: z.uuid().optional(),
  }),
);
export type Suppression = z.infer<ReturnType<typeof Suppression>>;
