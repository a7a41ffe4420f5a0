/** The quality of leads as a spreadsheet opens it: a row for each source and campaign, and one of all. */
import { csvOf, type Decimal, inUnits, listed } from './csv.ts';
import type { QualityRow } from './quality.ts';

const counts = ['leads', 'mql', 'nonTarget', 'undecided', 'spam', 'duplicate', 'handedToDealer'] as const;
const titles = [
  ...['source', 'campaign', 'leads', 'MQL', 'non-target', 'undecided', 'spam', 'duplicates', 'handed to a dealer'],
  ...['share of non-target', 'non-target by criterion', 'net spent', 'net spent on non-target', 'currency'],
];

/** Amounts of the plant's own currency, in whole units of it; a cell is empty where nobody knows. */
export const qualityCsv = (rows: readonly QualityRow[], currency: string, decimal: Decimal): string =>
  csvOf(
    titles,
    rows.map((row) => [
      ...[row.source, row.campaign, ...counts.map((name) => row[name]), row.nonTargetShare],
      listed(row.byCriterion),
      ...[inUnits(row.spent, currency), inUnits(row.spentOnNonTarget, currency), currency],
    ]),
    decimal,
  );
