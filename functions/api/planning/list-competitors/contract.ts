import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { CompetitorView } from '../competitors.ts';

export const route = {
  method: 'GET',
  path: '/competitors',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'The register of competitors, ourselves among them, by slug',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export const Output = lazily(() => z.object({ items: z.array(CompetitorView()).readonly() }));
