import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/hypotheses/{id}/drop',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'Give a hypothesis up before it is judged, and say why',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), why: z.string().trim().min(1).max(1000) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { HypothesisView as Output } from '../hypotheses.ts';
