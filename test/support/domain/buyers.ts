/** Customers who buy as the BG/NBD model says, so that what it expects can be held against what they do. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Customer } from '../../../shared/domain/return/customers.ts';
import type { BgNbd } from '../../../shared/domain/return/forecast/bg-nbd.ts';

const normal = ({ next }: Random): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** Gamma(shape, 1), by the method of Marsaglia and Tsang (2000). */
export function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * random.next() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

type Buying = {
  readonly model: BgNbd;
  readonly customers: number;
  /** Each buys first on one of the first so many days. */
  readonly enterWithinDays: number;
  readonly days: number;
};

/** From day 0 on: after each purchase but the first one a customer may be gone. An amount is a thousand on average, each customer's own. */
export function buyers(
  { model: { r, alpha, a, b }, customers, enterWithinDays, days }: Buying,
  seed: number,
): Customer[] {
  const random = randomOf(seed);
  return Array.from({ length: customers }, (_, n) => {
    const aDay = gamma(r, random) / alpha / 7;
    const [one, other] = [gamma(a, random), gamma(b, random)];
    const leaves = one / (one + other);
    const level = 100_000 * (0.5 + random.next());
    const bought: number[] = [random.between(0, enterWithinDays - 1)];
    for (let at = bought[0] ?? 0; ; ) {
      at -= Math.log(1 - random.next()) / aDay;
      if (at > days) break;
      bought.push(Math.ceil(at));
      if (random.next() < leaves) break;
    }
    const purchases = bought.map((day) => ({ day, amountMinor: Math.round(level * (0.5 + random.next())) }));
    return { id: `buyer-${String(n)}`, purchases };
  });
}
