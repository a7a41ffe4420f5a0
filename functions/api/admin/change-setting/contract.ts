import * as z from 'zod';
import { Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import { settingNames } from '../../../../shared/domain/settings/settings.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'PUT',
  path: '/settings/{name}',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary:
    'A new version of a setting, from now or from a later instant on; substitutes may be named by a head as well',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    name: z.enum(settingNames),
    value: z.unknown(),
    from: Instant.optional(),
    /** The latest version seen; 0 while only the seed holds. */
    expectedVersion: z.int().nonnegative().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() => z.object({ name: z.string(), n: z.int(), from: z.string() }));
