import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';
import { pageBehind, pageShape } from '../pages.ts';
import { recordItem } from '../records.ts';

export const route = {
  method: 'GET',
  path: '/reports/choice/records',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'The deals won over a rival or lost to it, or won without anybody having said over whom, the first in front',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      ...askedShape(),
      ...pageShape(),
      outcome: z.enum(['won', 'lost', 'untold']),
      competitor: z.string().min(1).max(50).optional(),
    })
    .refine(notBackwards, backwards),
);
export type Input = z.infer<ReturnType<typeof Input>>;

export const Output = lazily(() =>
  pageBehind(
    recordItem({ decidedAt: z.string(), won: z.boolean(), rivals: z.array(z.string()).readonly().optional() }),
  ),
);
