/** Everybody who bought, as customers: what was bought by an alias was bought by the account it was merged into. */
import type { Bought, Buyer, Buyers } from './buyer.ts';
import type { Purchase } from './customers.ts';
import { dayNumber } from './day-number.ts';
import { type KnownCustomer, Ledger } from './ledger.ts';
import type { Score } from './score.ts';

/** What is taken of what was bought: until a day, and amounts of one currency. */
type Taken = { readonly day: number; readonly currency: string };

/** Parts read side by side: each holds a page of them. */
const readAtOnce = 4;

type Read = {
  readonly customers: Ledger;
  /** Accounts that are others' aliases by now, and have a score still. */
  readonly aliases: readonly Score[];
};

/**
 * Reads all parts side by side, and what was bought by the end of a day.
 *
 * @param currency - of the company: what was paid in another counts in no average
 */
export async function readCustomers(buyers: Pick<Buyers, 'parts'>, asOf: string, currency: string): Promise<Read> {
  const taken: Taken = { day: dayNumber(asOf), currency };
  const customers = new Ledger();
  const aliases: Buyer[] = [];
  const readPart = async (part: AsyncIterable<readonly Buyer[]>): Promise<void> => {
    for await (const page of part)
      for (const buyer of page) {
        if (buyer.mergedInto !== undefined) aliases.push(buyer);
        else customers.add(customerOf(buyer, taken));
      }
  };
  const left = buyers.parts().values();
  const readNext = async (): Promise<void> => {
    for (const part of left) await readPart(part);
  };
  await Promise.all(Array.from({ length: readAtOnce }, readNext));
  if (aliases.length > 0) join(customers, aliases, taken);
  return { customers, aliases: aliases.flatMap(({ score }) => (score?.cell === undefined ? [] : [score])) };
}

const customerOf = ({ id, segment, purchases, score, winBackOn }: Buyer, taken: Taken): KnownCustomer => ({
  id,
  purchases: purchasesIn(taken, purchases),
  ...(segment !== undefined && { segment }),
  ...(score && { score }),
  ...(winBackOn !== undefined && { winBackOn }),
});

function purchasesIn({ day, currency }: Taken, purchases: readonly Bought[]): readonly Purchase[] {
  const isTaken = (bought: Bought): boolean => bought.currency === currency && bought.day <= day;
  if (purchases.every(isTaken)) return purchases;
  const byThen = purchases.filter((bought) => bought.day <= day);
  return byThen.map((bought) => (isTaken(bought) ? bought : { day: bought.day }));
}

/** Gives what aliases bought to whom they are one with, also where that one bought nothing itself. */
function join(customers: Ledger, aliases: readonly Buyer[], taken: Taken): void {
  const next = new Map(aliases.map(({ id, mergedInto }) => [id, mergedInto]));
  const survivorOf = (id: string): string => {
    const into = next.get(id);
    return into === undefined ? id : survivorOf(into);
  };
  const brought = Map.groupBy(aliases, ({ id }) => survivorOf(id));
  let row = 0;
  for (const { id, purchases } of customers) {
    const more = brought.get(id);
    if (more) customers.rewrite(row, withMore(purchases, more, taken));
    brought.delete(id);
    row += 1;
  }
  for (const [id, more] of brought) customers.add({ id, purchases: withMore([], more, taken), ...segmentOf(more) });
}

const withMore = (purchases: readonly Purchase[], more: readonly Buyer[], taken: Taken): Purchase[] =>
  [...purchases, ...more.flatMap((alias) => purchasesIn(taken, alias.purchases))].toSorted(
    (one, other) => one.day - other.day,
  );

/** The segment of an account that bought nothing itself is not read: that of one of its aliases stands for it. */
function segmentOf(aliases: readonly Buyer[]): { readonly segment?: string } {
  const segment = aliases.find((each) => each.segment !== undefined)?.segment;
  return segment === undefined ? {} : { segment };
}
