import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import { waitCauses } from '../../../../shared/domain/refresh/enrolment.ts';
import { Programme } from '../../../../shared/domain/refresh/programme.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/baskets',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'The four baskets: their letters, how many leads and deals are inside, and what the next letters wait for',
} as const satisfies RouteContract;

/** There where more were not counted. */
const moreThan = z.int().optional();

export const Input = lazily(() => z.strictObject({}));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(
      z.object({
        basket: z.enum(baskets),
        title: z.object({ en: z.string(), ru: z.string() }),
        programme: Programme(),
        inside: z.object({ leads: z.int(), deals: z.int(), moreThan }),
        /** Running enrolments by what their next letter waits for. */
        waiting: z.object({ causes: z.partialRecord(z.enum(waitCauses), z.int()), moreThan }),
      }),
    ),
    /** All marketing letters have paused, because too much came back. */
    isMailPaused: z.boolean(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
