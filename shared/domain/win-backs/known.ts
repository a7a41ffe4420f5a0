/** What it is decided by whether a customer is to be won back, read from the stores. */
import type { Account } from '../accounts/account.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { familyOf } from '../merges/aliases.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import { accountScore, type AccountScore } from '../return/account-score.ts';
import type { Buyers } from '../return/buyer.ts';
import { dayNumber } from '../return/day-number.ts';
import { obstacleOf } from './obstacle.ts';
import type { KnownCustomer } from './verdict.ts';
import type { WinBack } from './win-back.ts';

export type KnowingStores = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'list'>;
  readonly buyers: Pick<Buyers, 'get'>;
};

/** A customer with what it is decided by. */
export type Known = {
  /** The account as it goes on, and all that was merged into it. */
  readonly family: readonly [Account, ...Account[]];
  readonly score: AccountScore | undefined;
  readonly known: KnownCustomer;
};

/** As of an instant. */
export async function knownCustomer(account: Account, stores: KnowingStores, context: Context): Promise<Known> {
  const { records } = stores;
  const today = dayOf(context.at, context.policy.calendar.timeZone);
  const family = (await familyOf('account', account, records)) as [Account, ...Account[]]; // itself at least
  const [score, last, obstacle, imported] = await Promise.all([
    accountScore(family[0], stores, context),
    lastWinBack(family, records),
    obstacleOf(family, today, records),
    importedInto(family, today, context, records),
  ]);
  const known: KnownCustomer = {
    score: score?.score,
    listed: score?.listed,
    clock: score?.clock,
    day: dayNumber(today),
    ...{ last, obstacle, imported },
  };
  return { family, score, known };
}

/** Of all that are one by now the one that began last; before it any that still runs. */
async function lastWinBack(
  family: readonly Account[],
  records: Pick<Records, 'getMany'>,
): Promise<WinBack | undefined> {
  const all = await records.getMany(
    'win-back',
    family.flatMap(({ winBack }) => winBack?.id ?? []),
  );
  const isRunning = ({ stage }: WinBack): boolean => stage.name === 'running';
  return all.find(isRunning) ?? all.toSorted((one, other) => other.startedOn.localeCompare(one.startedOn))[0];
}

/** From when to when the last import was under way that brought orders of theirs; nothing where none did. */
async function importedInto(
  family: readonly Account[],
  today: string,
  { policy }: Pick<Context, 'policy'>,
  records: Pick<Records, 'list' | 'getMany'>,
): Promise<KnownCustomer['imported']> {
  const pages = await Promise.all(
    family.map(({ id: of }) =>
      records.list({ index: 'parent', of, kind: 'purchase' }, { limit: 200, newestFirst: true }),
    ),
  );
  const purchases = await records.getMany(
    'purchase',
    pages.flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const imports = await records.getMany('import', [...new Set(purchases.flatMap(({ importId }) => importId ?? []))]);
  const [last] = imports.toSorted((one, other) => other.openedAt.localeCompare(one.openedAt));
  if (!last) return undefined;
  const { timeZone } = policy.calendar;
  return {
    from: dayOf(last.openedAt, timeZone),
    to: 'at' in last.state ? dayOf(last.state.at, timeZone) : today,
  };
}
