/** The programme of a basket, as data: which letters, how long apart, and when somebody calls. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';

const Days = z.int().min(0).max(90);
/** What a letter is called among those of its topic. */
export const LetterName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'small Latin letters, digits and hyphens');

const isEachOnce = (letters: readonly { readonly letter: string }[]): boolean =>
  new Set(letters.map(({ letter }) => letter)).size === letters.length;

/** Letters in their order; `afterDays`: working days after the letter before, of the first after the beginning. */
export const LetterSeries = lazily(() =>
  z
    .array(z.strictObject({ letter: LetterName, afterDays: Days }))
    .max(30)
    .refine(isEachOnce, 'each letter once'),
);
export type LetterSeries = z.infer<ReturnType<typeof LetterSeries>>;

export const Programme = lazily(() =>
  z.strictObject({
    letters: LetterSeries().min(1),
    /** Working days after the last letter until somebody calls. */
    callAfterDays: Days,
  }),
);
export type Programme = z.infer<ReturnType<typeof Programme>>;
