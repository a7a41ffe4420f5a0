import * as z from 'zod';
import { BoardQuery, BoardStage } from '../boards.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/deals',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'The board of one process: stages with counts, sums and cards',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...BoardQuery, process: z.enum(['project', 'dealer-order']).default('project') }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ stages: z.array(BoardStage()) }));
