import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import { CutShape } from './cut-shape.ts';
import { causes, progressBands } from './score.ts';

export const scoringId = 'e0a7c2b4-61d8-5c3e-9f25-7d4b8a1c6e90';

/** Lists of this week: who leaves the best group, who has left it, who should order. */
export const weekLists = ['about-to-slip', 'went-silent', 'reorder'] as const;
export type WeekList = (typeof weekLists)[number];

/** The last time all accounts were scored. */
export const LastScored = lazily(() =>
  z.strictObject({
    /** Its lists are kept under it. */
    runId: z.uuid(),
    asOf: Day,
    startedAt: Instant,
    finishedAt: Instant,
    accounts: z.int(),
    counts: z.array(z.int()),
    progress: z.record(z.enum([...progressBands, 'unknown']), z.int()),
    migrated: z.record(z.enum(causes), z.int()),
    /** How many are on each list of the week. */
    lists: z.record(z.enum(weekLists), z.int()),
  }),
);
export type LastScored = z.infer<ReturnType<typeof LastScored>>;

/** How the scoring of all accounts stands: there is one. */
export const Scoring = lazily(() =>
  z.strictObject({
    kind: z.literal('scoring'),
    id: z.literal(scoringId),
    version: z.int().positive(),
    /** What holds this week; nothing before the first one. */
    cut: CutShape().optional(),
    /** By what all accounts were scored the last time. */
    lastCut: CutShape().optional(),
    /** The run that is under way; one that is too old has died. */
    running: z.strictObject({ id: z.uuid(), asOf: Day, startedAt: Instant, at: Instant }).optional(),
    askedAt: Instant.optional(),
    last: LastScored().optional(),
  }),
);
export type Scoring = z.infer<ReturnType<typeof Scoring>>;

/** Its next version, with other fields; one that is `undefined` goes. */
export const nextScoring = (
  before: Scoring | undefined,
  fields: { readonly [K in keyof Scoring]?: Scoring[K] | undefined },
): Scoring => ({
  ...present({ ...before, ...fields }),
  kind: 'scoring',
  id: scoringId,
  version: (before?.version ?? 0) + 1,
});

/** Since when somebody waits for a run that has not begun. */
export const pendingSince = ({ askedAt, last }: Pick<Scoring, 'askedAt' | 'last'>): string | undefined =>
  askedAt !== undefined && askedAt > (last?.startedAt ?? '') ? askedAt : undefined;
