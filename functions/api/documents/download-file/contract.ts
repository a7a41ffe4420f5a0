import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/files/{id}/download',
  access: { kind: 'staff', groups: ['manager', 'head', 'office', 'director'] },
  summary: 'An address from which a file can be downloaded for five minutes',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    url: z.string(),
    expiresAt: z.string(),
    /** Nobody looks for viruses in this stage: open it with care. */
    unchecked: z.boolean(),
  }),
);
