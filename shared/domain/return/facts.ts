import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { BaseShape, BasisShape, CutShape } from './cut-shape.ts';
import { axes } from './rfm/cells.ts';
import { causes, Place } from './score.ts';

/** What can happen to the scores of those who bought. */
export const returnFacts = {
  /** An account stands in another group, or in another band of progress, than before. */
  SegmentMigrated: {
    version: 1,
    data: () =>
      z.strictObject({
        accountId: z.uuid(),
        /** Nothing of an account that is scored for the first time. */
        from: Place().optional(),
        /** Empty once none of its purchases stands, or it is another's alias. */
        to: Place(),
        cause: z.enum(causes),
        /** What changed: of the group its axes, and the progress. */
        axes: z.array(z.enum([...axes, 'progress'])),
        /** The boundary it crossed on the first axis that changed, and its value there: days, purchases, or minor units. */
        crossed: z.strictObject({ axis: z.enum(axes), boundary: z.number(), value: z.number() }).optional(),
        /** The segment whose boundaries they are, or `company`. */
        base: z.string(),
        /** The Monday they are of. */
        cut: Day,
        asOf: Day,
        /** What is at stake: the margin of its last twelve months, in minor units of the company's currency. */
        marginMinor: z.number(),
      }),
  },
  /** The boundaries of a week. */
  BoundariesCut: { version: 1, data: () => CutShape() },
  /** Somebody wants all accounts to be scored now. */
  ScoringAsked: { version: 1, data: () => z.strictObject({}) },
  /** All accounts stand where they belong as of a day. */
  AccountsScored: {
    version: 1,
    data: () =>
      z.strictObject({
        asOf: Day,
        cut: Day,
        bases: z.array(BaseShape()),
        basis: BasisShape(),
        accounts: z.int(),
        /** By the number of the group, 9 R + 3 F + M with 0 for the lowest value: how many stand there. */
        counts: z.array(z.int()),
        migrated: z.strictObject({ first: z.int(), own: z.int(), boundary: z.int(), merged: z.int() }),
        startedAt: Instant,
        durationMs: z.int(),
      }),
  },
} as const satisfies Record<string, FactDefinition>;
