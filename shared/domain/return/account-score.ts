/** How one account stands now: by the boundaries of the week, with all it has bought until today. */
import type { Account } from '../accounts/account.ts';
import { familyOf } from '../merges/aliases.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { Buyer, Buyers } from './buyer.ts';
import type { Cut } from './cut-shape.ts';
import { type Customer, valuesOf } from './customers.ts';
import { dayNumber } from './day-number.ts';
import { type Listed, listedOf } from './lists.ts';
import { marginRates } from './margin.ts';
import { readCustomers } from './read-customers.ts';
import { type ReorderClock, reorderClock } from './reorder-clock.ts';
import type { Axis } from './rfm/cells.ts';
import type { Score } from './score.ts';
import { standingOf } from './scoring.ts';
import { scoringId } from './scoring-record.ts';

export type AccountScore = {
  readonly customer: Customer;
  /** Where the last run left it. */
  readonly score: Score | undefined;
  readonly today: string;
  readonly values: Readonly<Record<Axis, number>>;
  /** Nothing before the first run has cut. */
  readonly listed: Listed | undefined;
  readonly cut: Cut | undefined;
  readonly clock: ReorderClock | undefined;
};

type Reading = {
  readonly records: Pick<Records, 'get' | 'getMany'>;
  readonly buyers: Pick<Buyers, 'get'>;
};

/** Nothing of an account that has not bought. What its aliases bought is its own. */
export async function accountScore(
  account: Account,
  { records, buyers }: Reading,
  { at, policy }: Context,
): Promise<AccountScore | undefined> {
  const family = await familyOf('account', account, records);
  const found = await Promise.all(family.map(({ id }) => buyers.get(id)));
  const today = dayOf(at, policy.calendar.timeZone);
  const { customers } = await readCustomers(
    { parts: () => [inOne(found.filter((buyer) => buyer !== undefined))] },
    today,
    policy.company.currency,
  );
  const customer = [...customers].find(({ id }) => id === family[0]?.id);
  if (!customer || customer.purchases.length === 0) return undefined;
  const cut = (await records.get('scoring', scoringId))?.cut;
  const day = dayNumber(today);
  const standing = cut && standingOf(cut, customer, day);
  return {
    customer,
    score: found[0]?.score,
    today,
    values: valuesOf(customer, day),
    listed: cut && listedOf(customer, standing, { cut, day, rates: marginRates(policy) }),
    cut,
    clock: reorderClock(customer, day, policy.return.leadTimeDays),
  };
}

async function* inOne(buyers: readonly Buyer[]): AsyncGenerator<readonly Buyer[]> {
  yield await Promise.resolve(buyers);
}
