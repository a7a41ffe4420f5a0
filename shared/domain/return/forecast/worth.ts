/** What one purchase of each customer is expected to be worth. */
import { type Customers, spendingOf } from '../customers.ts';
import { leastRepeaters } from './enough.ts';
import { expectedValue, fitGammaGamma, type Spending } from './gamma-gamma.ts';

/** By the model of it, in minor units; nothing where there are too few to fit that to, or it has no mean. */
export function worthOf(customers: Customers): Float64Array | undefined {
  const spending = spendingOf(customers);
  const known = spending.means.filter((mean) => mean > 0).length;
  if (known < leastRepeaters) return undefined;
  const { parameters, converged } = fitGammaGamma(positive(spending));
  // Stryker disable next-line EqualityOperator: it is never exactly 1
  if (!converged || parameters.q <= 1) return undefined;
  return spending.means.map((mean, row) => expectedValue(parameters, spending.repeats[row] ?? 0, mean));
}

/** Those who spent something. */
const positive = ({ repeats, means }: Spending): Spending => ({
  repeats: repeats.filter((_, row) => (means[row] ?? 0) > 0),
  means: means.filter((mean) => mean > 0),
});
