import * as z from 'zod';
import { outcomes } from '../../../../shared/domain/figures/funnel.ts';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { oneAlone, pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/market/records',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary:
    'Who of a segment came to a stage in the last twelve months, or its open deals with nobody in a role of the committee; who came first in front',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      asOf: askedShape().asOf,
      segment: z.string().min(1).max(50),
      ...pageShape(),
      pipeline: z.enum(pipelines).optional(),
      stage: z.string().max(50).optional(),
      role: z.string().min(1).max(50).optional(),
    })
    .refine(...oneAlone('stage', 'role'))
    .refine(({ stage, pipeline }) => (stage === undefined) === (pipeline === undefined), {
      path: ['pipeline'],
      error: 'the pipeline of the stage, and none with a role',
    }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    recordItem({
      /** Of a stage: when it came there last, and what became of it. */
      enteredAt: z.string().optional(),
      leftAt: z.string().optional(),
      outcome: z.enum(outcomes).optional(),
    }),
  ),
);
