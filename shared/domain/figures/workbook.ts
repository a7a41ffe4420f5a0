/** Several tables as a workbook: one sheet each. */
import writeWorkbook from 'write-excel-file/universal';
import type { Table } from './csv.ts';

/** As spreadsheets open it (Office Open XML); numbers are numbers, and no text is a formula. */
export async function workbookOf(tables: readonly Table[]): Promise<Uint8Array> {
  const workbook = await writeWorkbook(
    tables.map(({ name, titles, rows }) => ({
      sheet: name,
      ...(titles && { stickyRowsCount: 1 }),
      data: [
        ...(titles ? [titles.map((title) => ({ value: title, fontWeight: 'bold' as const }))] : []),
        ...rows.map((cells) => cells.map((value) => (value === undefined ? null : { value }))),
      ],
    })),
  ).toBlob();
  return new Uint8Array(await workbook.arrayBuffer());
}
