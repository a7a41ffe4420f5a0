/** Money of many added up, each currency for itself. */

/** Net, in minor units. */
export type Net = { readonly netMinor: number; readonly currency: string };
/** A sum in one currency, of so many whose amount is known. */
export type Sum = Net & { readonly of: number };

/** By currency, in the order of the alphabet; what nobody knows does not count. */
export function sumsOf(amounts: readonly (Net | undefined)[]): Sum[] {
  const known = amounts.filter((amount) => amount !== undefined);
  return [...Map.groupBy(known, ({ currency }) => currency)]
    .map(([currency, some]) => ({
      currency,
      netMinor: some.reduce((sum, { netMinor }) => sum + netMinor, 0),
      of: some.length,
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
