/** What a claim, a contract or an invoice names: an account, and what must be of it. */
import type { Deal } from '../deals/deal.ts';
import { familyOf, findSurvivor } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { Records } from '../records/records.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Account } from './account.ts';

type Ids = {
  readonly accountId: string;
  readonly dealId?: string | undefined;
  readonly purchaseId?: string | undefined;
  readonly personId?: string | undefined;
};

/** The records of these ids, as far as there are any. */
export type Belongings = {
  /** As it goes on by now. */
  readonly account: Account | undefined;
  /** Of the account and all that was merged into it. */
  readonly family: readonly string[];
  readonly deal: Deal | undefined;
  readonly purchase: Purchase | undefined;
  readonly person: Person | undefined;
};

type Reading = Pick<Records, 'get' | 'getMany'>;

export async function belongings(
  { accountId, dealId, purchaseId, personId }: Ids,
  records: Reading,
): Promise<Belongings> {
  const account = await findSurvivor('account', accountId, records);
  const [family, deal, purchase, person] = await Promise.all([
    account ? familyOf('account', account, records) : [],
    dealId === undefined ? undefined : records.get('deal', dealId),
    purchaseId === undefined ? undefined : records.get('purchase', purchaseId),
    personId === undefined ? undefined : findSurvivor('person', personId, records),
  ]);
  return { account, family: family.map(({ id }) => id), deal, purchase, person };
}

/** Why these do not belong together: one of them is not there, or is another account's. Nothing when they do. */
export function strangerAmong(ids: Ids, found: Omit<Belongings, 'account'>): Refused | undefined {
  const others = [
    ['deal', ids.dealId, found.deal],
    ['purchase', ids.purchaseId, found.purchase],
    ['person', ids.personId, found.person],
  ] as const;
  const stranger = others.find(
    ([, id, record]) => id !== undefined && !found.family.some((account) => account === record?.accountId),
  );
  if (!stranger) return undefined;
  const [kind, id] = stranger;
  return refuse('of-another-account', `${kind} ${String(id)} is not of account ${ids.accountId}`);
}

export const accountUnknown = (id: string): Refused => refuse('account-unknown', `there is no account ${id}`);
