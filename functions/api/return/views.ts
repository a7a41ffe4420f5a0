/** Accounts that bought, as the API shows them. */
import * as z from 'zod';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { may } from '../../../shared/domain/people/rights.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { bandOf, type Band, bands } from '../../../shared/domain/return/rfm/cells.ts';

/** A group of the 27: its number, and its band on each axis. */
export const CellView = lazily(() =>
  z.object({ cell: z.int(), recency: z.enum(bands), frequency: z.enum(bands), monetary: z.enum(bands) }),
);
type CellView = Readonly<Record<'recency' | 'frequency' | 'monetary', Band>> & { readonly cell: number };

export const cellView = (cell: number): CellView => ({
  cell,
  recency: bandOf(cell, 'recency'),
  frequency: bandOf(cell, 'frequency'),
  monetary: bandOf(cell, 'monetary'),
});

export const BuyerView = lazily(() =>
  z.object({
    accountId: z.uuid(),
    /** Absent for a private buyer. */
    company: z.string().optional(),
    segment: z.string().optional(),
    owner: z.string().optional(),
  }),
);

export const buyerView = ({ id, company, segment, owner }: Account) => ({
  accountId: id,
  ...present({ company, segment, owner }),
});

/** A sentence in both languages. */
export const Said = lazily(() => z.object({ en: z.string(), ru: z.string() }));

/** The accounts of these that somebody may see, by their ids. */
export async function accountsSeen(
  by: Actor,
  ids: readonly string[],
  records: Pick<Records, 'getMany'>,
): Promise<ReadonlyMap<string, Account>> {
  const accounts = await records.getMany('account', [...new Set(ids)]);
  return new Map(
    accounts.filter(({ owner }) => may(by, 'read-account', owner)).map((account) => [account.id, account]),
  );
}
