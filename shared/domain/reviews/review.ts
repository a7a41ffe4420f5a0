import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What was asked and answered. */
export const reviewDetails = () => ({
  /** When the one before was held, and as of when the figures of this one were. */
  since: Instant,
  until: Instant,
  answers: z
    .array(
      z.strictObject({
        /** Of the change that asked it, as the page of the review tells it; left out of a question of somebody's own. */
        key: text(500).optional(),
        question: text(1000),
        /** Of the staff: who was asked. */
        addressee: z.uuid().optional(),
        answer: text(5000),
        /** What it led to. */
        hypothesisId: z.uuid().optional(),
      }),
    )
    .max(50),
});

/** One sitting of the director over the figures. What was said does not change any more. */
export const Review = lazily(() =>
  z.strictObject({
    kind: z.literal('review'),
    id: z.uuid(),
    version: z.int().positive(),
    ...reviewDetails(),
    at: Instant,
    by: By,
  }),
);
export type Review = z.infer<ReturnType<typeof Review>>;

/** Where reviews are listed, the last one last. */
export const reviewsList = 'reviews';
