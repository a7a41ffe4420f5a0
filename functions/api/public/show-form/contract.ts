import * as z from 'zod';
import { Form } from '../../../../shared/domain/forms/form.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'GET',
  path: '/forms/{id}',
  access: { kind: 'public' },
  summary: 'A form that a site shows: what it asks, what may be agreed to, and a nonce to send with what is filled in',
} as const satisfies RouteContract;
export const Input = lazily(() => z.object({ id: z.string().max(50) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.strictObject({ ...Form().shape, nonce: z.string() }));
