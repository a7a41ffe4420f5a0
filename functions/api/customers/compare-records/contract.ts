import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { mergeable } from '../../../../shared/domain/merges/merge.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/duplicates/comparison',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Two records of a kind side by side: each field with both values, and how much belongs to each',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ of: z.enum(mergeable), one: z.uuid(), other: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;

const Side = lazily(() => z.union([z.string(), z.number()]).nullable());
export const Output = lazily(() =>
  z.object({
    of: z.enum(mergeable),
    ids: z.tuple([z.uuid(), z.uuid()]),
    fields: z.array(z.object({ field: z.string(), values: z.tuple([Side(), Side()]), same: z.boolean() })),
    /** What moves along when they are merged: so many of each. */
    members: z.record(z.string(), z.tuple([z.int(), z.int()])),
    /** Whether they may be merged, one into the other, and if not, why. */
    refusal: z.object({ code: z.string(), detail: z.string() }).optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
