/** A call as the telephony tells it: when it rings, when it is over, and again when its recording is there. */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';

export const ToldCall = lazily(() =>
  z
    .strictObject({
      callId: z.string().trim().min(1).max(100).meta({ description: 'The telephony’s own id of the call' }),
      direction: z.enum(['in', 'out']),
      phone: z.string().trim().min(1).max(60).meta({ description: 'The number of the other side, in any spelling' }),
      staff: z
        .string()
        .trim()
        .max(300)
        .optional()
        .meta({ description: 'The e-mail of who of the staff was on the line' }),
      startedAt: Instant,
      endedAt: Instant.optional().meta({ description: 'Absent while it rings or is being talked' }),
      answered: z.boolean().optional().meta({ description: 'Whether anybody took it: needed with `endedAt`' }),
      recordingUrl: z
        .url({ protocol: /^https$/ })
        .max(2000)
        .optional(),
    })
    .refine(({ endedAt, answered }) => endedAt === undefined || answered !== undefined, {
      path: ['answered'],
      message: 'say whether the call that ended was answered',
    })
    .refine(({ startedAt, endedAt = startedAt }) => endedAt >= startedAt, {
      path: ['endedAt'],
      message: 'a call does not end before it starts',
    }),
);
export type ToldCall = z.infer<ReturnType<typeof ToldCall>>;

const calls = 'b5b8f1d7-3a52-5d0f-9d62-0f4f0f6f2c41'; // the name space of their activities; changing it would record every call again

/** The id of the one activity a call makes (RFC 9562, version 5). */
export const activityIdOf = ({ callId }: Pick<ToldCall, 'callId'>): string => v5(callId, calls);
