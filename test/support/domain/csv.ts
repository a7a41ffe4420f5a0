/** A file of rows, each told by its fields: the columns are those any of them has. */
export type Told = Readonly<Record<string, string>>;

export function csvOf(...rows: readonly Told[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((cells) => cells.join(';'))
    .join('\n');
}
