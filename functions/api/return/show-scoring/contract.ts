import * as z from 'zod';
import { Day } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { BaseShape, BasisShape } from '../../../../shared/domain/return/cut-shape.ts';
import { causes, progressBands } from '../../../../shared/domain/return/score.ts';
import { weekLists } from '../../../../shared/domain/return/scoring-record.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { CellView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/return',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary:
    'The 27 groups of those who bought with their real shares, by which boundaries, what chances are told by, and the lists of the week',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    /** Nothing before the first run is over. */
    scored: z
      .object({
        asOf: Day,
        startedAt: z.string(),
        finishedAt: z.string(),
        accounts: z.int(),
        cells: z.array(z.object({ ...CellView().shape, accounts: z.int(), share: z.number() })),
        progress: z.record(z.enum([...progressBands, 'unknown']), z.int()),
        migrated: z.record(z.enum(causes), z.int()),
        lists: z.record(z.enum(weekLists), z.int()),
      })
      .optional(),
    /** The boundaries of the week, and how far ahead chances look, in days. */
    cut: z.object({ on: Day, bases: z.array(BaseShape()), horizonDays: z.int(), basis: BasisShape() }).optional(),
    currency: z.string(),
    /** When somebody asked for a run that has not begun yet, and since when one is under way. */
    askedAt: z.string().optional(),
    runningSince: z.string().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
