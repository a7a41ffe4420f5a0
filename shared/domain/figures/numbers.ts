/**
 * The value at the nearest rank of a percentage: ⌈percent · n / 100⌉ ascending, so of two for the median the lower.
 *
 * @returns nothing of nothing
 */
export const atRank = (values: readonly number[], percent: number): number | undefined =>
  Float64Array.from(values).sort()[Math.ceil((percent * values.length) / 100) - 1];

export const medianOf = (values: readonly number[]): number | undefined => atRank(values, 50);

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Nothing where it would be divided by nothing. */
export const ratio = (part: number | undefined, of: number): number | undefined =>
  part === undefined || of === 0 ? undefined : part / of;

/** (What it brought − the cost) / the cost. */
export const returnOn = (cost: number | undefined, brought: number): number | undefined =>
  cost === undefined ? undefined : ratio(brought - cost, cost);
