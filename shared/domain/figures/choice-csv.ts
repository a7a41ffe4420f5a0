/** Choice out of 100 as a spreadsheet opens it: a row for each segment and rival, ourselves first. */
import type { ChoiceRow } from './choice.ts';
import { csvOf, type Decimal } from './csv.ts';

const titles = [
  ...['segment', 'competitor', 'name', 'we', 'won', 'lost', 'choice out of 100', 'from', 'to'],
  ...['won before', 'lost before', 'choice before'],
];

/** @param names what the register calls each, by slug */
export const choiceCsv = (
  rows: readonly ChoiceRow[],
  names: Readonly<Record<string, string>>,
  decimal: Decimal,
): string =>
  csvOf(
    titles,
    rows.map(({ segment, competitor, us, won, lost, choice, low, high, before }) => [
      ...[segment, competitor, names[competitor], us ? 'yes' : 'no', won, lost, choice, low, high],
      ...[before?.won, before?.lost, before?.choice],
    ]),
    decimal,
  );
