import { present } from '../present.ts';
import type { Entry } from '../records/records.ts';

export type Bought = {
  readonly count: number;
  /** Net, per currency: amounts of two currencies are not added. */
  readonly sums: readonly { readonly netMinor: number; readonly currency: string }[];
  readonly firstOn?: string;
  readonly lastOn?: string;
};

/** What an account bought, of the entries of its purchases: those reversed count nowhere. */
export function boughtIn(purchases: readonly Entry[]): Bought {
  const standing = purchases.flatMap(({ card: { stage, amount, enteredAt } }) =>
    stage === undefined && amount && enteredAt !== undefined ? [{ ...amount, on: enteredAt }] : [],
  );
  const sums = new Map<string, number>();
  for (const { currency, netMinor } of standing) sums.set(currency, (sums.get(currency) ?? 0) + netMinor);
  const days = standing.map(({ on }) => on).toSorted();
  return {
    count: standing.length,
    sums: [...sums].map(([currency, netMinor]) => ({ currency, netMinor })),
    ...present({ firstOn: days[0], lastOn: days.at(-1) }),
  };
}
