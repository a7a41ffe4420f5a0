import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/files/{id}/restore',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Bring a removed file back',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { FileView as Output } from '../files.ts';
