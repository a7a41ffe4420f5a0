import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { causes } from '../../../../shared/domain/return/score.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Period } from '../period.ts';

export const route = {
  method: 'GET',
  path: '/return/migrations',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'How many accounts went from which group to which, why, and the money at stake, within some days',
} as const satisfies RouteContract;

export const Input = Period;
export type Input = z.infer<ReturnType<typeof Input>>;
const cell = z.int().optional();
export const Output = lazily(() =>
  z.object({
    currency: z.string(),
    /** Without `from`: scored for the first time. Without `to`: none of its purchases stands, or it is another's alias. */
    moved: z.array(
      z.object({ from: cell, to: cell, cause: z.enum(causes), accounts: z.int(), marginMinor: z.number() }),
    ),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
