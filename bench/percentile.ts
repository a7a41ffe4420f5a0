/** The value at rank ⌈p·n⌉ ascending (nearest rank); 0 of nothing. */
export function percentile(values: readonly number[], p: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(p * ordered.length) - 1)] ?? 0;
}
