import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { ChosenWays } from '../../../../shared/domain/notices/kinds.ts';
import { groups } from '../../../../shared/domain/people/actor.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PUT',
  path: '/notices',
  access: { kind: 'staff', groups },
  summary: 'Choose of what I am told by letter, and how; what is left out is as usual',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ ways: ChosenWays() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { NoticesView as Output } from '../notices.ts';
