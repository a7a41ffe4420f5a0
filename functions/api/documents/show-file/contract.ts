import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/files/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'What became of a file: whether it came, and whether it was looked through for viruses',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { FileView as Output } from '../files.ts';
