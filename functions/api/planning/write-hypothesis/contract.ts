import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { Sample } from '../../../../shared/domain/hypotheses/sample.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { HypothesisView } from '../hypotheses.ts';

export const route = {
  method: 'POST',
  path: '/hypotheses',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Write a hypothesis down: a bet on one figure of a report, judged by itself on the day of its review; the answer says how many records it takes to see the change',
  once: 'always',
} as const satisfies RouteContract;

export { NewHypothesis as Input } from '../../../../shared/domain/hypotheses/change-hypothesis.ts';

export const Output = lazily(() =>
  z.object({
    ...HypothesisView().shape,
    /** What the figure was in as many days before today, and how many of each it takes; of one that starts later both are counted again then. */
    before: z.object({ sample: Sample(), needed: z.int().optional() }).optional(),
  }),
);
