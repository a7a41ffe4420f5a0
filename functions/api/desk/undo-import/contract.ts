import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/imports/{id}/undo',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'Take back all an import made, but for what somebody works with by now',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ImportView as Output } from '../imports.ts';
