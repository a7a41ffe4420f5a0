import type { Person } from '../people/person.ts';
import type { Records } from '../records/records.ts';
import type { Account } from './account.ts';

/** The account a person belongs to, as it is recorded: one that was merged leads on. */
export const accountOfPerson = (
  { accountId }: Pick<Person, 'accountId'>,
  records: Pick<Records, 'get'>,
): Promise<Account | undefined> =>
  // Stryker disable next-line ConditionalExpression: a store has no account under no id
  accountId === undefined ? Promise.resolve(undefined) : records.get('account', accountId);
