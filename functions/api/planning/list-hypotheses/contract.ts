import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { HypothesisView } from '../hypotheses.ts';

export const route = {
  method: 'GET',
  path: '/hypotheses',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'The register of hypotheses, the newest first',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({ items: z.array(HypothesisView()).readonly(), next: z.string().optional() }),
);
