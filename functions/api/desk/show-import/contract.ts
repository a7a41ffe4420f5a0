import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/imports/{id}',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'How far an import came, and what was wrong with the rows it rejected, a few hundred at a time',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), cursor: z.string().max(2000).optional() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ImportCard as Output } from '../imports.ts';
