import * as z from 'zod';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/losses/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The leads and deals lost at a stage in a time, for a reason, the first lost in front',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      ...askedShape(),
      ...pageShape(),
      pipeline: z.enum(pipelines),
      stage: z.string().max(50),
      reason: z.string().max(200).optional(),
    })
    .refine(notBackwards, backwards),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(recordItem({ lostAt: z.string(), reason: z.string(), competitor: z.string().optional() })),
);
