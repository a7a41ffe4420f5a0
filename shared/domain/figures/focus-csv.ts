/** Segment focus as a spreadsheet opens it: a row for each segment, all of them, and what is outside the focus. */
import { type Cell, csvOf, type Decimal, digitsOf } from './csv.ts';
import { type Focus, type Measure, type Measured, measures } from './focus.ts';

const money: readonly Measure[] = ['marketingCost', 'salesCost', 'revenue', 'margin'];

/** Amounts in whole units of the plant's currency; a cell is empty where nobody knows. */
export function focusCsv({ rows, total, outside = {} }: Focus, currency: string, decimal: Decimal): string {
  const unit = 10 ** digitsOf(currency);
  const amounts = (measured: Measured): Cell[] =>
    measures.map((measure) => {
      const { [measure]: value } = measured;
      return value === undefined || !money.includes(measure) ? value : value / unit;
    });
  const shares = (measured: Measured): Cell[] => measures.map((measure) => measured[measure]);
  const nothing = measures.map(() => undefined);
  return csvOf(
    ['segment', 'focus', ...measures, ...measures.map((measure) => `${measure}, share`), 'currency'],
    [
      ...rows.map((row) => [row.segment, row.focus ? 'yes' : 'no', ...amounts(row), ...shares(row.shares), currency]),
      ['all', undefined, ...amounts(total), ...nothing, currency],
      ['outside the focus', undefined, ...nothing, ...shares(outside), currency],
    ],
    decimal,
  );
}
