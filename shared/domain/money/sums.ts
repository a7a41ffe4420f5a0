/** Money of many added up, each currency for itself. */

/** Net, in minor units. */
export type Net = { readonly netMinor: number; readonly currency: string };
/** A sum in one currency, of so many whose amount is known. */
export type Sum = Net & { readonly of: number };

/** By currency, in the order of the alphabet; what nobody knows does not count. */
export function sumsOf(amounts: readonly (Net | undefined)[]): Sum[] {
  const sums = new Map<string, { currency: string; netMinor: number; of: number }>();
  for (const amount of amounts) {
    if (!amount) continue;
    const sum = sums.get(amount.currency) ?? { currency: amount.currency, netMinor: 0, of: 0 };
    sum.netMinor += amount.netMinor;
    sum.of += 1;
    sums.set(amount.currency, sum);
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
