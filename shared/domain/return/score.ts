import { v5 } from 'uuid';
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { cellCount } from './rfm/cells.ts';

/** How likely it is that somebody buys within the horizon. */
export const progressBands = ['low', 'middle', 'high'] as const;
export type Progress = (typeof progressBands)[number];

/** Scored for the first time; by what it bought or did not buy; since others moved the boundaries; since it is another's alias now. */
export const causes = ['first', 'own', 'boundary', 'merged'] as const;
export type Cause = (typeof causes)[number];

/** Whose boundaries hold for an account whose segment has too few buyers, or which has none. */
export const wholeCompany = 'company';

const place = () => ({
  /** Its group of the 27; nothing once none of its purchases stands. */
  cell: z
    .int()
    .min(0)
    .max(cellCount - 1)
    .optional(),
  /** Nothing where too little is known to say. */
  progress: z.enum(progressBands).optional(),
});
export const Place = lazily(() => z.strictObject(place()));
export type Place = z.infer<ReturnType<typeof Place>>;

/** Where an account stands among those who bought. */
export const Score = lazily(() =>
  z.strictObject({
    kind: z.literal('score'),
    id: z.uuid(),
    accountId: z.uuid(),
    version: z.int().positive(),
    ...place(),
    /** The segment whose boundaries it was told by, or the company. */
    base: z.string(),
    /** The Monday those boundaries are of. */
    cut: Day,
    /** Since when it stands there, and why it came to. */
    since: Day,
    cause: z.enum(causes),
  }),
);
export type Score = z.infer<ReturnType<typeof Score>>;

const scores = '5b1d7c2e-94a6-5d3f-8e07-2c6a9f4b8d15'; // the name space of scores; changing it would score everybody anew

/** The id of the one score of an account: its facts are its own, beside the account's. */
export const scoreId = (accountId: string): string => v5(accountId, scores);
