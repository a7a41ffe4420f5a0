/**
 * One attempt to keep or return one account: letters with an offer that holds until a deadline, a call, or one after the
 * other. It ends with a purchase, or with the reason why there is none. It stands as records of a pipeline do: it was
 * entered when it began, and its one alarm is when it is decided next.
 */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { silenceCauses } from './silence-causes.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';
import { standing } from '../pipeline/standing.ts';
import { Step, waitCauses } from '../refresh/enrolment.ts';
import { Signals } from '../refresh/person-mail.ts';
import { LetterSeries } from '../refresh/programme.ts';

/** What is done first: a call, one about the last order, letters with an offer and then a call, or one letter. */
export const actions = ['call', 'last-order-call', 'letters', 'quarter-letter'] as const;
export type Action = (typeof actions)[number];

/** Those that begin without anybody: only of them somebody is held out, to know whether they help. */
export const automatic = ['letters', 'quarter-letter'] as const satisfies readonly Action[];
export type Automatic = (typeof automatic)[number];
export const isAutomatic = (action: Action): action is Automatic => automatic.some((each) => each === action);

/**
 * How it ended. `bought-before`: what they bought before it began was told of later. `talking`: a request or a deal of
 * theirs is under way. `explained`: whoever called said why they are silent; `unexplained`: nobody did in time.
 * `no-answer`: nothing came of a letter that no call follows. `called-off`: something arose in which nobody sells.
 */
export const outcomes = [
  'returned',
  'bought-before',
  'talking',
  'explained',
  'unexplained',
  'no-answer',
  'called-off',
  'stopped',
  'merged',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What keeps anybody from selling to a customer for now. */
export const obstacleKinds = ['deal-open', 'order-unshipped', 'claim-open', 'debt-overdue'] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

/** What its letters wait for: their reader, the deadline of their offer, or nothing, since nobody is written to. */
export const pauseCauses = [...waitCauses, 'answer', 'held-out', 'letters-over'] as const;
export type PauseCause = (typeof pauseCauses)[number];

export const WinBack = lazily(() =>
  z.strictObject({
    kind: z.literal('win-back'),
    id: z.uuid(),
    ...standing,
    accountId: z.uuid(),
    action: z.enum(actions),
    startedOn: Day,
    /** Until when a purchase comes in time: of letters as long as their offer holds, of a call as long as it may take. */
    deadline: Instant,
    /** It gets no letters, so that others can be compared with it. */
    heldOut: z.literal(true).optional(),
    /** Whether it counts in that comparison. */
    measured: z.literal(true).optional(),
    /** Who the letters go to, which, and what they offer. */
    personId: z.uuid().optional(),
    letters: LetterSeries(),
    offerId: z.uuid().optional(),
    /** What had happened already when it began: what they did, and the day of their last order. */
    before: z.strictObject({ signals: Signals(), lastOn: Day }),
    /** By the name of the letter. */
    steps: z.record(z.string(), Step()),
    /** Somebody of the staff asked to stop. */
    stop: z.strictObject({ at: Instant, by: By }).optional(),
    /** Why they went silent. */
    cause: z.enum(silenceCauses).optional(),
    stage: z.discriminatedUnion('name', [
      z.strictObject({
        name: z.literal('running'),
        step: z.discriminatedUnion('is', [
          z.strictObject({ is: z.literal('letters'), why: z.enum(pauseCauses), letter: z.string().optional() }),
          z.strictObject({ is: z.literal('call'), taskId: z.uuid(), until: Instant }),
        ]),
      }),
      z.strictObject({
        name: z.literal('ended'),
        at: Instant,
        outcome: z.enum(outcomes),
        obstacle: z.enum(obstacleKinds).optional(),
      }),
    ]),
  }),
);
export type WinBack = z.infer<ReturnType<typeof WinBack>>;

const winBacks = '91c3e7a5-0b64-5f18-a2d9-4e8b6c1d7f30'; // the name space of their ids; changing it would begin the day's again

/** The id of the one win-back of an account that may begin on a day (RFC 9562, version 5). */
export const winBackId = (accountId: string, day: string): string => v5(`${accountId}/${day}`, winBacks);

/** The board of those that go on. */
export const runningWinBacks = 'win-back/running';
