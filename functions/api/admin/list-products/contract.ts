import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ProductView } from '../products.ts';

export const route = {
  method: 'GET',
  path: '/products',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director', 'operator'] },
  summary: 'Products that are sold, or that no longer are, by code; of one group, or by how a code or a title begins',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({
      group: z.string().max(50).optional(),
      active: z
        .enum(['true', 'false'])
        .default('true')
        .transform((active) => active === 'true'),
      /** How its code begins. */
      code: z.string().max(50).optional(),
      /** How its Russian title begins: those are by title. */
      title: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(2000).optional(),
    })
    .refine(
      ({ group, code, title }) => title === undefined || (group === undefined && code === undefined),
      'a title is looked for among all: leave out group and code',
    ),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(ProductView()), next: z.string().optional() }));
