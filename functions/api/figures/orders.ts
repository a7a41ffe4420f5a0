/** The orders behind a figure. */
import * as z from 'zod';
import type { Sale } from '../../../shared/domain/figures/sales.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { companiesOf } from './accounts.ts';
import { pageOf, type Paging } from './pages.ts';

/** Net and margin in minor units of the plant's currency. */
export const OrderItem = lazily(() =>
  z.object({
    kind: z.literal('order'),
    id: z.string(),
    accountId: z.string(),
    company: z.string().optional(),
    dealId: z.string().optional(),
    segment: z.string().optional(),
    manager: z.string().optional(),
    on: z.string(),
    netMinor: z.number(),
    margin: z.number(),
  }),
);

/** One page of them, the first ordered in front. */
export const ordersOf = (sales: readonly Sale[], paging: Paging, records: Pick<Records, 'getMany'>) =>
  pageOf(sales, paging, async (page) => {
    const companies = await companiesOf([...new Set(page.map(({ accountId }) => accountId))], records);
    return page.map(({ id, accountId, dealId, segment, manager, on, netMinor, margin }) => ({
      ...{ kind: 'order' as const, id, accountId, on, netMinor, margin: Math.round(margin) },
      ...present({ company: companies.get(accountId), dealId, segment, manager }),
    }));
  });
