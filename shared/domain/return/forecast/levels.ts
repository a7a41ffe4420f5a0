/** From the nearest to the widest: whose rate it is. */
export const levels = ['cell', 'recency-and-segment', 'recency', 'base'] as const;
export type Level = (typeof levels)[number];
