import * as z from 'zod';
import { Month } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { PlanView } from '../plans.ts';

export const route = {
  method: 'GET',
  path: '/plans',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'What is aimed at in a month',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ month: Month }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(PlanView()).readonly() }));
