import * as z from 'zod';
import { settingNames } from '../../../../shared/domain/settings/settings.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/settings/{name}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director', 'operator'] },
  summary: 'A setting as it holds now, with its versions',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ name: z.enum(settingNames) }));
export type Input = z.infer<ReturnType<typeof Input>>;

/** `n` is the version that holds; 0 is the seed. */
export const Output = lazily(() =>
  z.object({
    name: z.string(),
    n: z.int(),
    value: z.unknown(),
    versions: z.array(z.object({ n: z.int(), from: z.string(), at: z.string(), by: z.string() })).readonly(),
  }),
);
