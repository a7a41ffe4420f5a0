import * as z from 'zod';

/** A hundred billion roubles: no order comes near it, and sums of many stay exact in a double. */
export const mostMinor = 1e13;

/** A price or a total: net of VAT, in minor units (kopecks, cents), with the VAT rate that comes on top. */
export const Amount = z.strictObject({
  netMinor: z.int().nonnegative().max(mostMinor),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code, for example RUB'),
  vatPercent: z.number().min(0).max(100),
});
export type Amount = z.infer<typeof Amount>;

/** Adds amounts of one currency; the VAT rate of the first stands. Amounts of several currencies are not added: `undefined`. */
export function sum(amounts: readonly Amount[]): Amount | undefined {
  const [first, ...rest] = amounts;
  if (first === undefined || rest.some(({ currency }) => currency !== first.currency)) return undefined;
  return { ...first, netMinor: amounts.reduce((total, { netMinor }) => total + netMinor, 0) };
}

/** A share of an amount, rounded half up to a minor unit. */
export const share = (amount: Amount, percent: number): Amount => ({
  ...amount,
  netMinor: Math.round((amount.netMinor * percent) / 100),
});

/** An amount with the VAT that comes on top, rounded half up to a minor unit, and what both come to. */
export function withVat(amount: Amount) {
  const vatMinor = share(amount, amount.vatPercent).netMinor;
  return { ...amount, vatMinor, grossMinor: amount.netMinor + vatMinor };
}
