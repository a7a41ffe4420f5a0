import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { groups } from '../../../../shared/domain/people/actor.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/notices',
  access: { kind: 'staff', groups },
  summary: 'Of what I am told by letter, and how: at once, in the letter of the morning, or not at all',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export { NoticesView as Output } from '../notices.ts';
