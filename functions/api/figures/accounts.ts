/** The accounts behind a figure. */
import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import { placesOf } from '../../../shared/domain/records/index-keys.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { pageOf, type Paging } from './pages.ts';

const Item = lazily(() => z.object({ id: z.string(), company: z.string().optional(), segment: z.string().optional() }));

/** @param more what the figure tells of each beside */
export const accountItem = <Shape extends z.ZodRawShape>(more: Shape) => z.object({ ...Item().shape, ...more });

/** What lists call accounts. */
export async function companiesOf(
  ids: readonly string[],
  records: Pick<Records, 'getMany'>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const accounts = await records.getMany('account', ids);
  return new Map(accounts.map((account) => [account.id, placesOf(account).card.company]));
}

/** One page of those a figure counts. @param tell what it tells of each, also whose account it is */
export const accountsOf = <T, Shown extends { readonly id: string }>(
  all: readonly T[],
  paging: Paging,
  records: Pick<Records, 'getMany'>,
  tell: (counted: T) => Shown,
) =>
  pageOf(all, paging, async (page) => {
    const shown = page.map(tell);
    const companies = await companiesOf(
      shown.map(({ id }) => id),
      records,
    );
    return shown.map((account) => ({ ...account, ...present({ company: companies.get(account.id) }) }));
  });
