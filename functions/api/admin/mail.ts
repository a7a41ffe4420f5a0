/** Marketing mail as the API shows it. */
import * as z from 'zod';
import { Breaker, countBack, mailLimits, marketingMail } from '../../../shared/domain/refresh/breaker.ts';
import { lastStates } from '../../../shared/domain/refresh/judge-mail.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

const Back = z.object({ count: z.int(), limit: z.number() });

export const MailView = lazily(() =>
  z.object({
    state: Breaker().shape.state,
    /** Somebody resumed then: letters before are judged no more. */
    since: z.string().optional(),
    /** How many letters are judged, and how many of them came back. `limit`: the share, from 0 to 1, above which mail pauses. */
    last: z.object({ letters: z.int(), bounces: Back, complaints: Back }),
  }),
);

export async function mailView(records: Pick<Records, 'get' | 'list'>): Promise<z.infer<ReturnType<typeof MailView>>> {
  const breaker = await records.get('breaker', marketingMail);
  const { of, bounces, complaints } = countBack([...(await lastStates(breaker, records)).values()]);
  return {
    state: breaker?.state ?? { name: 'sending' },
    ...(breaker?.since !== undefined && { since: breaker.since }),
    last: {
      letters: of,
      bounces: { count: bounces, limit: mailLimits.bounces.share },
      complaints: { count: complaints, limit: mailLimits.complaints.share },
    },
  };
}
