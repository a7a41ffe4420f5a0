/** What is kept of a customer: lists of it, and whose it is. */
import * as z from 'zod';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { listed } from '../../../shared/domain/accounts/members.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { familyOf, foundSurvivor } from '../../../shared/domain/merges/aliases.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { assertMay } from '../../../shared/domain/people/rights.ts';
import { present } from '../../../shared/domain/present.ts';
import { found } from '../../../shared/domain/records/found.ts';
import type { Page, Records } from '../../../shared/domain/records/records.ts';

/** A page of a list. */
export const Paged = lazily(() =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Paged = z.infer<ReturnType<typeof Paged>>;

/** The account of an id, as it goes on by now. @throws Problem 404 */
export const customer = async (id: string, records: Pick<Records, 'get'>): Promise<Account> =>
  foundSurvivor('account', id, records);

/** Of one deal; no more are asked for. */
const most = 1000;

/** What a list is of: a deal, or an account with all that was merged into it. */
export type Of = { readonly deal: string } | { readonly account: string };

/**
 * The ids of what an account or a deal has, the newest first, for those who may read it.
 *
 * @throws Problem 403, 404
 */
export async function idsOf(
  kind: 'claim' | 'contract',
  of: Of,
  { limit, cursor }: Paged,
  records: Records,
  by: Actor,
): Promise<Page<string>> {
  const all = 'deal' in of ? await ofDeal(kind, of.deal, records, by) : await ofAccount(kind, of.account, records, by);
  const rest = all.toSorted((a, b) => b.localeCompare(a)).filter((id) => cursor === undefined || id < cursor); // their ids are as old as they are
  const items = rest.slice(0, limit);
  return { items, ...present({ next: rest.length > limit ? items.at(-1) : undefined }) };
}

async function ofDeal(kind: 'claim' | 'contract', id: string, records: Records, by: Actor): Promise<string[]> {
  const deal = await found(records, 'deal', id);
  assertMay(by, 'read-deal', deal.owner);
  const { items } = await records.list({ index: 'owner', of: id, kind }, { limit: most });
  return items.map((entry) => entry.id);
}

async function ofAccount(kind: 'claim' | 'contract', id: string, records: Records, by: Actor): Promise<string[]> {
  const family = await familyOf('account', await found(records, 'account', id), records);
  assertMay(by, `read-${kind}`, family[0]?.owner);
  const entries = await listed(
    kind,
    family.map((account) => account.id),
    records,
  );
  return entries.map((entry) => entry.id);
}

/** Records in the order of their ids. */
export const inOrder = <T extends { readonly id: string }>(ids: readonly string[], records: readonly T[]): T[] =>
  ids.flatMap((id) => records.filter((record) => record.id === id));
