/** The 27 groups of customers, by three axes of three bands each. */

export const axes = ['recency', 'frequency', 'monetary'] as const;
export type Axis = (typeof axes)[number];

/** From the least that is good to the best. Of recency the fewest days are best, of the others the most. */
export const bands = ['worst', 'middle', 'best'] as const;
export type Band = (typeof bands)[number];

export const cellCount = 27;

/** Bands by value, 0 for the lowest: a cell is 9 R + 3 F + M. */
type Values = readonly [recency: number, frequency: number, monetary: number];
const valuesOf = (cell: number): Values => [Math.floor(cell / 9), Math.floor(cell / 3) % 3, cell % 3];

/** The band of a cell on one axis by value, 0 for the lowest. */
// Stryker disable next-line LogicalOperator: there is one for each axis
export const bandNumber = (cell: number, axis: Axis): number => valuesOf(cell)[axes.indexOf(axis)] ?? 0;

/** The band of a cell on one axis. */
export function bandOf(cell: number, axis: Axis): Band {
  const [recency, frequency, monetary] = valuesOf(cell);
  const worth = { recency: 2 - recency, frequency, monetary }[axis];
  // Stryker disable next-line StringLiteral: there are three of them
  return bands[worth] ?? 'worst';
}

/** As people write it, `best-middle-worst`: recency, frequency, monetary. */
export const cellName = (cell: number): string => axes.map((axis) => bandOf(cell, axis)).join('-');

/** Every cell by its number. */
export const cellNames: readonly string[] = Array.from({ length: cellCount }, (_, cell) => cellName(cell));
