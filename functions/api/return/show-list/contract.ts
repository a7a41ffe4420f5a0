import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { ListRow } from '../../../../shared/domain/return/list-pages.ts';
import { weekLists } from '../../../../shared/domain/return/scoring-record.ts';
import { cellCount } from '../../../../shared/domain/return/rfm/cells.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { BuyerView, CellView, Said } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/return/lists/{list}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary:
    'Accounts about to slip, gone silent or due to order, each with the reason, or those of one group (`cell-26`); who stands for most in front',
} as const satisfies RouteContract;

const cells = Array.from({ length: cellCount }, (_, cell) => `cell-${cell}` as const);

export const Input = lazily(() =>
  z.strictObject({
    list: z.enum([...weekLists, ...cells]),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** Of a run: as long as its lists are kept, 30 days. A page may hold fewer than its limit. */
    cursor: z
      .string()
      .regex(/^[0-9a-f-]{36}:\d{1,8}$/, 'a cursor as it was given')
      .optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(
      z.object({
        ...BuyerView().shape,
        ...ListRow().omit({ cell: true }).shape,
        group: CellView(),
        /** Why it is on the list; of a group none is needed. */
        reason: Said().optional(),
      }),
    ),
    next: z.string().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
