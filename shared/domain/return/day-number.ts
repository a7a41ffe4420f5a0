/** Calendar days as numbers: days since 1970-01-01. */

const dayMs = 86_400_000;

export const dayNumber = (on: string): number => Date.parse(`${on}T00:00:00Z`) / dayMs;
export const dayOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
