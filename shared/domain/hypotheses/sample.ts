/** What was counted of a figure in a time, with how sure it is: so that two times can be compared. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';

/** A share: so many of so many. A mean: of so many, with the standard deviation of one of them; nothing where there is none. */
export const Sample = lazily(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('share'), count: z.int().nonnegative(), of: z.int().nonnegative() }),
    z.strictObject({
      kind: z.literal('mean'),
      of: z.int().nonnegative(),
      mean: z.number().optional(),
      deviation: z.number().nonnegative().optional(),
    }),
  ]),
);
export type Sample = z.infer<ReturnType<typeof Sample>>;

export const shareOf = <T>(all: readonly T[], counts: (one: T) => boolean): Sample => ({
  ...{ kind: 'share', count: all.filter(counts).length, of: all.length },
});

/** With the deviation of a sample: divided by one less than there are. */
export function meanOf(values: readonly number[]): Sample {
  const of = values.length;
  if (of === 0) return { kind: 'mean', of };
  const mean = values.reduce((sum, value) => sum + value, 0) / of;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { kind: 'mean', of, mean, ...(of > 1 && { deviation: Math.sqrt(squares / (of - 1)) }) };
}

/** The figure itself; nothing where nothing was counted. */
export function valueOf(sample: Sample): number | undefined {
  if (sample.kind === 'mean') return sample.mean;
  return sample.of === 0 ? undefined : sample.count / sample.of;
}
