/** What an account owes, as the ERP told it last. */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { mostMinor } from '../money/money.ts';
import type { Records } from '../records/records.ts';

const minor = z.int().nonnegative().max(mostMinor);

/** What a balance says: VAT included, in minor units of one currency. */
export const balanceFields = {
  /** The instant it was so. */
  asOf: Instant,
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code, for example RUB'),
  /** What they owe us for what they got, what of it should have been paid by then, and what they paid ahead. */
  receivableMinor: minor,
  overdueMinor: minor,
  prepaidMinor: minor,
  /** The day by which the oldest overdue sum was to be paid. */
  oldestOverdueOn: Day.optional(),
};

/** The balance of an account: one record for each, which a later telling replaces. */
export const Balance = lazily(() =>
  z.strictObject({
    kind: z.literal('balance'),
    id: z.uuid(),
    version: z.int().positive(),
    accountId: z.uuid(),
    ...balanceFields,
  }),
);
export type Balance = z.infer<ReturnType<typeof Balance>>;

const balances = '8d6b3c1e-2f47-5a90-b8d5-61c0e7a94f28'; // the name space of balances; changing it would forget those that were told

export const balanceId = (accountId: string): string => v5(accountId, balances);

/** What an account owes; nothing when the ERP has not told. */
export const balanceOf = (accountId: string, records: Pick<Records, 'get'>): Promise<Balance | undefined> =>
  records.get('balance', balanceId(accountId));
