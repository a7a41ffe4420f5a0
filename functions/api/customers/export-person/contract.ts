import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/persons/{id}/export',
  access: { kind: 'staff', groups: ['operator'] },
  summary:
    'All that is kept about a person, to be given to them: contacts, consents, requests, notes, letters, who saw it',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ExportedPerson as Output } from '../../../../shared/domain/people/export.ts';
