/** Several tables as a workbook: one sheet each. */
import writeWorkbook from 'write-excel-file/node';
import type { Table } from './csv.ts';

/** As spreadsheets open it (Office Open XML); numbers are numbers, and no text is a formula. */
export const workbookOf = (tables: readonly Table[]): Promise<Buffer> =>
  writeWorkbook(
    tables.map(({ name, titles, rows }) => ({
      sheet: name,
      ...(titles && { stickyRowsCount: 1 }),
      data: [
        ...(titles ? [titles.map((title) => ({ value: title, fontWeight: 'bold' as const }))] : []),
        ...rows.map((cells) => cells.map((value) => (value === undefined ? null : { value }))),
      ],
    })),
  ).toBuffer();
