/** Lets the browser keep a file. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

type Cell = string | number | undefined;

/** Rows as spreadsheets of a language open them: where numbers have a comma, cells are parted by semicolons. */
export function csvFile(rows: readonly (readonly Cell[])[], language: string): Blob {
  const hasComma = (1.5).toLocaleString(language).includes(',');
  const lines = rows.map((row) => row.map((cell) => cellIn(cell, hasComma)).join(hasComma ? ';' : ','));
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

function cellIn(cell: Cell, hasComma: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return hasComma ? String(cell).replace('.', ',') : String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell; // a spreadsheet would take it for a formula
  return `"${safe.replaceAll('"', '""')}"`;
}
