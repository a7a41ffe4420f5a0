/** What belongs to an account and to all that was merged into it: persons, requests, deals, purchases. */
import { familyOf } from '../merges/aliases.ts';
import type { Entry, RecordKind, Records } from '../records/records.ts';
import type { Account } from './account.ts';

type Reading = Pick<Records, 'get' | 'getMany' | 'list'>;

/** Of one kind for one record; who has more has a list to page through. */
const most = 1000;

export type Members = {
  /** The account first, then its aliases. */
  readonly family: readonly Account[];
  readonly persons: readonly Entry[];
  readonly leads: readonly Entry[];
  readonly deals: readonly Entry[];
  readonly purchases: readonly Entry[];
  readonly referrals: readonly Entry[];
};

/** Everything of an account, the oldest first within each alias. Requests of its persons belong to it too. */
export async function membersOf(account: Account, records: Reading): Promise<Members> {
  const family = await familyOf('account', account, records);
  const ids = family.map(({ id }) => id);
  const [persons, leads, deals, purchases, referrals] = await Promise.all([
    listed('person', ids, records),
    listed('lead', ids, records),
    listed('deal', ids, records),
    listed('purchase', ids, records),
    listed('referral', ids, records),
  ]);
  const asked = await listed(
    'lead',
    persons.map(({ id }) => id),
    records,
  ); // before anybody knew of the account
  return { family, persons, leads: [...leads, ...asked], deals, purchases, referrals };
}

/** What stands under any of some records. */
export async function listed(
  kind: RecordKind,
  parents: readonly string[],
  records: Pick<Records, 'list'>,
): Promise<readonly Entry[]> {
  const pages = await Promise.all(parents.map((of) => records.list({ index: 'parent', of, kind }, { limit: most })));
  return pages.flatMap(({ items }) => items);
}
