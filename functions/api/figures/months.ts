/** What reports by months are asked for, and how they answer. */
import * as z from 'zod';
import { type Decimal, decimalOf, type Table, tablesCsv } from '../../../shared/domain/figures/csv.ts';
import { workbookOf } from '../../../shared/domain/figures/workbook.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { type Call, Reply } from '../../../shared/lambda/api-route.ts';

export const notBackwards = ({ from, to }: { readonly from: string; readonly to: string }): boolean => from <= to;
export const backwards = { path: ['to'], error: 'the first month, or one after it' };

/** Money of so many of those counted, whose amount is known. */
export const Sums = lazily(() =>
  z.array(z.object({ netMinor: z.number(), currency: z.string(), of: z.int() })).readonly(),
);

/** The report as JSON, or as CSV for who accepts that. */
export function asAccepted<R>(
  report: R,
  csv: (report: R, decimal: Decimal) => string,
  { headers }: Pick<Call, 'headers'>,
): R | Reply<string> {
  if (!/\btext\/csv\b/i.test(headers['accept'] ?? '')) return report;
  return new Reply(csv(report, decimalOf(headers['accept-language'])), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A report of several tables: as JSON, as CSV with one under the other, or as a workbook with a sheet for each. */
export async function asTables<R>(
  report: R,
  tables: (report: R) => readonly Table[],
  call: Pick<Call, 'headers'>,
): Promise<R | Reply<string>> {
  if (!(call.headers['accept'] ?? '').toLowerCase().includes(workbook))
    return asAccepted(report, (made, decimal) => tablesCsv(tables(made), decimal), call);
  const bytes = await workbookOf(tables(report));
  return new Reply(Buffer.from(bytes).toString('base64'), { headers: { 'content-type': workbook }, isBase64: true });
}
