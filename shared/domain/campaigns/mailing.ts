/**
 * One letter of a campaign on its way to the campaign's audience. It stands as records of a pipeline do: it was entered
 * when it began, and its one alarm is when its next part is due.
 *
 * A mailing goes through its audience in passes. Who can get the letter gets it; who cannot is counted by why; and while
 * there is somebody whose time has not come yet, there is another pass. What was sent is known by the letters themselves,
 * so a part that is done again sends nothing again.
 *
 * Its letters go before those of programmes. A letter that only waits because its reader had another one lately reserves
 * their next free moment, in the person's own record: a programme that is decided meanwhile stands back while the mailing
 * runs. The moment comes within three days, and so does the next pass, which takes it. An offer's reservation stands before
 * a campaign's. A mailing that has ended reserves nothing, whatever records still say.
 */
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';
import { standing } from '../pipeline/standing.ts';
import { languages } from '../refresh/letter.ts';
import { LetterName } from '../refresh/programme.ts';
import { Audience } from './audience.ts';

/** Why somebody of the audience does not get the letter, or not yet. */
export const heldCauses = [
  /** No longer where the audience was looked for. */
  'left',
  'erased',
  /** The same person once more, as after a merge or with a second lead. */
  'twice',
  /** They got this version before, whatever for. */
  'seen-before',
  'suppressed',
  'unsubscribed',
  'no-consent',
  'no-address',
  /** Nobody wrote it in their language. */
  'no-letter',
  'open-deal',
  'another-letter',
  'window',
  /** The mail service would not have it. */
  'refused',
] as const;
export type HeldCause = (typeof heldCauses)[number];

export const Held = lazily(() => z.partialRecord(z.enum(heldCauses), z.int().positive()));
export type Held = z.infer<ReturnType<typeof Held>>;

/** Those whose time may still come. */
export const waitingCauses = ['another-letter', 'window', 'refused'] as const satisfies readonly HeldCause[];

export const mailingEnds = ['done', 'over', 'stopped'] as const;
export const priorities = ['offer', 'campaign'] as const;

export const Mailing = lazily(() =>
  z.strictObject({
    kind: z.literal('mailing'),
    id: z.uuid(),
    ...standing,
    campaignId: z.uuid(),
    by: By,
    audience: Audience(),
    letter: LetterName,
    /** The version of the letter in each language, as they held when it began. */
    versions: z.partialRecord(z.enum(languages), z.string()),
    offerId: z.uuid().optional(),
    /** What of it goes first, where several letters wait for one person. */
    priority: z.enum(priorities),
    /** From here on nothing of it leaves: the end of the campaign, or of its offer. */
    until: Instant,
    sent: z.int().nonnegative(),
    /** As the last whole pass left it. */
    held: Held(),
    pass: z.strictObject({
      n: z.int().positive(),
      /** Where in the audience it goes on. @default - at the beginning */
      cursor: z.string().optional(),
      held: Held(),
      /** When the first of those has their hours who had not, and when the last is free of those who were not. */
      windowAt: Instant.optional(),
      freeAt: Instant.optional(),
    }),
    stage: z.discriminatedUnion('name', [
      /** `why`: what keeps all of it. */
      z.strictObject({ name: z.literal('running'), why: z.literal('mail-paused').optional() }),
      /** `over`: its time was, and somebody may still have waited. */
      z.strictObject({ name: z.literal('ended'), at: Instant, cause: z.enum(mailingEnds) }),
    ]),
  }),
);
export type Mailing = z.infer<ReturnType<typeof Mailing>>;

/** The board of those that go on. */
export const runningMailings = 'mailing/running';
