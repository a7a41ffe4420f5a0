import * as z from 'zod';
import { Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { LetterId } from '../../../../shared/domain/refresh/letter.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Draft } from '../letters.ts';

export const route = {
  method: 'PUT',
  path: '/letters/{topic}/{letter}/{language}',
  access: { kind: 'staff', groups: ['marketer', 'operator'] },
  summary: 'A new version of a letter, or a new letter, from now or from a later instant on',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...LetterId().shape,
    ...Draft().shape,
    from: Instant.optional(),
    /** The latest version seen; 0 while there is only that of the release, or none. */
    expectedVersion: z.int().nonnegative().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ ...LetterId().shape, n: z.int().positive(), from: z.string() }));
