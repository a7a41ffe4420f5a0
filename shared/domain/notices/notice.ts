/** One letter to one of the staff, or one message to the team's chat: what keeps it from being sent twice. */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { noticeKinds } from './kinds.ts';

/** `marked`: given away, and nobody has said yet what became of it. `empty`: a morning on which there was nothing to say. */
const noticeStates = ['marked', 'sent', 'refused', 'unknown', 'empty'] as const;

export const Notice = lazily(() =>
  z.strictObject({
    kind: z.literal('notice'),
    id: z.uuid(),
    version: z.int().positive(),
    of: z.enum([...noticeKinds, 'daily']),
    /** One of the staff, or the chat. */
    to: z.string(),
    at: Instant,
    state: z.enum(noticeStates),
    tries: z.int().nonnegative(),
    /** Why it was refused, or nobody knows. */
    why: z.string().optional(),
    /** In seconds since 1970, as the table wants it: from then on there is no such notice. */
    expiresAt: z.int().positive(),
  }),
);
export type Notice = z.infer<ReturnType<typeof Notice>>;

/** In place of a person: the team's chat. */
export const chat = 'chat';

const notices = 'b3f0c0d4-5d0a-5f55-8d6c-0a4f5c2f9d31'; // the name space of notices; changing it would tell again what is known

/** The id of the one notice to somebody of one cause: a fact, a task whose time has come, a morning. */
export const noticeId = (cause: string, to: string): string => v5(`${cause}/${to}`, notices);

/** Longer than a fact may come again: dead letters are kept for two weeks. */
const keptSeconds = 60 * 86_400;
export const keptUntil = (at: Instant): number => Math.floor(Date.parse(at) / 1000) + keptSeconds;

/** After so many refusals it is left. */
const mostTries = 10;

/** Whether it may still be sent: nobody has yet, or it has certainly not left. */
export const maySend = (notice: Pick<Notice, 'state' | 'tries'> | undefined): boolean =>
  notice === undefined || (notice.state === 'refused' && notice.tries < mostTries);
