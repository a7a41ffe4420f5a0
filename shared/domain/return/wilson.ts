/** How sure a share is that was seen among so many. */

export type Interval = { readonly low: number; readonly high: number };

/** Of the normal distribution: 95% lie within. */
const z = 1.959963984540054;

/** The 95% interval of a share by its score (Wilson, Journal of the American Statistical Association 22, 1927): it never leaves 0 to 1, and is right for few. */
export function wilson(successes: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = successes / of;
  const spread = (z * z) / of;
  const middle = share + spread / 2;
  const half = z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return {
    low: successes === 0 ? 0 : (middle - half) / (1 + spread), // exact where rounding would leave a trace
    high: successes === of ? 1 : (middle + half) / (1 + spread),
  };
}
