/** By what the groups of the grid are coloured. */
import type { Row } from './api.ts';

export const colourings = ['progress', 'money'] as const;
export type Colouring = (typeof colourings)[number];

/** Of one group: what it is coloured by, and how strongly, from 0 to 1. */
export type Shade = {
  readonly chance: number | undefined;
  readonly marginMinor: number;
  readonly hue: 'low' | 'middle' | 'high' | 'money' | 'none';
  readonly strength: number;
};

const bounds = { low: 0.15, high: 0.6 } as const;
const hueOf = (chance: number): 'low' | 'middle' | 'high' => {
  if (chance < bounds.low) return 'low';
  return chance > bounds.high ? 'high' : 'middle';
};

/** The shades of the groups that somebody stands in, by the number of the group. */
export function shadesOf(rows: readonly Row[], colouring: Colouring): ReadonlyMap<number, Shade> {
  const groups = [...Map.groupBy(rows, ({ group }) => group.cell)].map(([cell, some]) => {
    const chances = some.flatMap(({ chance }) => chance ?? []);
    return {
      cell,
      chance: chances.length === 0 ? undefined : chances.reduce((sum, each) => sum + each, 0) / chances.length,
      marginMinor: some.reduce((sum, { marginMinor }) => sum + marginMinor, 0),
    };
  });
  const most = Math.max(1, ...groups.map(({ marginMinor }) => marginMinor));
  return new Map(
    groups.map(({ cell, chance, marginMinor }) => {
      const byMoney = { hue: 'money', strength: Math.max(0, marginMinor) / most } as const;
      const byProgress =
        chance === undefined ? ({ hue: 'none', strength: 0 } as const) : { hue: hueOf(chance), strength: 1 };
      return [cell, { chance, marginMinor, ...(colouring === 'money' ? byMoney : byProgress) }] as const;
    }),
  );
}
