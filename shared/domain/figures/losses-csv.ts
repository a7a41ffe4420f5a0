/** Losses as a spreadsheet opens them: a row for each reason at each stage. */
import { csvOf, type Decimal, inUnits } from './csv.ts';
import type { LossRow } from './losses.ts';

const titles = [
  ...['pipeline', 'stage', 'reason', 'lost', 'lost before', 'share of the losses there', 'share of those who left'],
  ...['mostly from', 'of them', 'net amount, known', 'net amount, assumed'],
  ...['net amount before, known', 'net amount before, assumed', 'currency'],
];

/** Amounts of the plant's own currency, in whole units of it; a cell is empty where nobody knows. */
export const lossesCsv = (rows: readonly LossRow[], currency: string, decimal: Decimal): string =>
  csvOf(
    titles,
    rows.map(({ pipeline, stage, reason, lost, before, share, ofGone, mostly, amount }) => [
      ...[pipeline, stage, reason, lost, before?.lost, share, ofGone, mostly?.source, mostly?.share],
      ...[amount.known, amount.assumed].map((sums) => inUnits(sums, currency)),
      ...[before?.amount.known, before?.amount.assumed].map((sums) => sums && inUnits(sums, currency)),
      currency,
    ]),
    decimal,
  );
