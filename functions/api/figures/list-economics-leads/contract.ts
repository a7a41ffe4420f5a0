import * as z from 'zod';
import { leadFigures } from '../../../../shared/domain/figures/economics.ts';
import { verdicts } from '../../../../shared/domain/figures/quality.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, cellShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/economics/leads',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The leads a figure of unit economics counts, those that came first in front',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { pipeline: _leadsAlone, ...shape } = askedShape();
  return z
    .strictObject({ ...shape, ...pageShape(), ...cellShape(), figure: z.enum(leadFigures) })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() => pageBehind(recordItem({ arrivedAt: z.string(), verdict: z.enum(verdicts) })));
