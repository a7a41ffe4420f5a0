/** Segment focus as the product tells it, written as the rows that the query of the warehouse gives. */
import { type Focus, type Measure, measures } from '../../../shared/domain/figures/focus.ts';
import { sumOf } from '../../../shared/domain/figures/numbers.ts';
import { reportFocus } from '../../../shared/domain/figures/report-focus.ts';
import type { Asked, Scoping } from '../../../shared/domain/figures/scope.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';

const named: Readonly<Partial<Record<Measure, string>>> = {
  ...{ daysAtWork: 'days-at-work', marketingCost: 'marketing-cost', salesCost: 'sales-cost' },
};

export async function focusFigures(
  { from, to, lane, manager, asOf }: Asked,
  services: Scoping,
): Promise<Record<'focus', Row[]>> {
  const focus = await reportFocus({ from, to, ...present({ lane, manager, asOf }) }, services);
  return { focus: measures.flatMap((measure) => rowsOf(measure, focus)) };
}

function rowsOf(measure: Measure, { rows, total, outside }: Focus): Row[] {
  if (total[measure] === undefined || rows.length === 0) return [];
  const cells = { measure: named[measure] ?? measure };
  const whole = { ...cells, scope: 'total', segment: null, focus: null, amount: total[measure], share: null };
  const others = rows.filter(({ focus }) => !focus).map((row) => row[measure] ?? 0);
  const share = outside?.[measure];
  return [
    ...rows.map(({ segment, focus, shares, ...row }) => ({
      ...{ ...cells, scope: 'row', segment: segment ?? null, focus },
      ...{ amount: row[measure] ?? null, share: shares[measure] ?? null },
    })),
    whole,
    ...(share === undefined ? [] : [{ ...whole, scope: 'outside', amount: sumOf(others), share }]),
  ];
}
