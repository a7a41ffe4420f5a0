import type { FactType } from './draft.ts';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { By } from '../people/by.ts';
import { lazily } from '../lazily.ts';
import { Counted } from './counted-shape.ts';

/** One immutable journal entry: what happened, to whom, when, by whom. Its id is `subject/version/n`: also its place in the journal. */
export const Fact = lazily(() =>
  z.strictObject({
    id: z.string(),
    type: z.string(),
    /** Version of the shape of `data`. */
    v: z.int().positive(),
    subject: z.strictObject({ kind: z.string(), id: z.string() }),
    /** The version of the subject this fact brought about; `n` counts the facts of one version. */
    version: z.int().positive(),
    n: z.int().nonnegative(),
    at: Instant,
    recordedAt: Instant,
    by: By,
    origin: z.enum(['live', 'import', 'demo']),
    commitId: z.string(),
    policy: z.int().nonnegative(),
    /** What was said about it: the id of a note in `People`, under the subject. */
    note: z.uuid().optional(),
    part: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
    /** Present when the record was created or its generation rose: an execution must start. */
    generation: z.int().positive().optional(),
    /** All that figures count of the subject from now on, when any of it changed. */
    counted: Counted().optional(),
    data: z.record(z.string(), z.unknown()),
  }),
);
export type Fact = z.infer<ReturnType<typeof Fact>>;

export const factId = (subjectId: string, version: number, n: number): string =>
  `${subjectId}/${String(version)}/${String(n)}`;

/** Where a fact stands in the journal, by its id; nothing when it is none. */
export function factPlace(id: string): { subject: string; version: number; n: number } | undefined {
  const [, subject = '', version, n] = /^([^/]+)\/(\d+)\/(\d+)$/.exec(id) ?? [];
  return subject === '' ? undefined : { subject, version: Number(version), n: Number(n) };
}

/** The facts of one record in their order. */
export const byVersion = (one: Pick<Fact, 'version' | 'n'>, other: Pick<Fact, 'version' | 'n'>): number =>
  one.version - other.version || one.n - other.n;

/** Whether a fact stands in the list of changes by when they were recorded. Scores do not: a night writes thousands of them, and tells of itself. */
export const isListed = ({ type }: Pick<Fact, 'type'>): boolean => !unlisted.includes(type);
const unlisted: readonly string[] = ['SegmentMigrated'] satisfies FactType[];
