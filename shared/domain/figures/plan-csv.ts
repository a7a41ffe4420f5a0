/** Plan and fact as a spreadsheet opens them: a row for each month and whose it is. */
import { targetNames } from '../plans/plan.ts';
import { csvOf, type Decimal, digitsOf } from './csv.ts';
import type { PlanRow } from './plan.ts';

const aims = ['plan', 'fact', 'forecast', 'gap'] as const;

/** Amounts in whole units of the plant's currency; a cell is empty where nothing was planned or can be told. */
export function planCsv(rows: readonly PlanRow[], currency: string, decimal: Decimal): string {
  const unit = 10 ** digitsOf(currency);
  const cells = (row: PlanRow) =>
    targetNames.flatMap((name) =>
      aims.map((aim) => {
        const { [aim]: value } = row[name];
        return value === undefined || name === 'newCustomers' ? value : value / unit;
      }),
    );
  return csvOf(
    [
      ...['month', 'manager', 'segment'],
      ...targetNames.flatMap((name) => aims.map((aim) => `${name}, ${aim}`)),
      ...['leads for the gap', 'currency'],
    ],
    rows.map((row) => [row.month, row.manager, row.segment, ...cells(row), row.leadsForGap, currency]),
    decimal,
  );
}
