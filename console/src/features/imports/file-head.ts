/** The first rows of a CSV file, read as the server reads it, to be looked at before it is sent. */

export type Head = {
  readonly encoding: 'UTF-8' | 'Windows-1251';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
export type Unreadable = 'utf16' | 'notText' | 'empty' | 'large';

const headBytes = 64 * 1024;
const mostBytes = 1024 ** 3;
const rowsShown = 5;
const delimiters = [';', ',', '\t', '|'] as const;

/** What the file begins with, or why it can not be taken. */
export async function readHead(file: File): Promise<Head | Unreadable> {
  if (file.size > mostBytes) return 'large';
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  if (isUtf16(bytes)) return 'utf16';
  if (bytes.includes(0)) return 'notText';
  const { text, encoding } = decoded(bytes, file.size > headBytes);
  const rows = rowsOf(text, delimiterOf(text.split(/\r?\n|\r/, 1)[0] ?? ''));
  const [columns = [], ...others] = rows;
  if (columns.every((title) => title === '')) return 'empty';
  return { encoding, columns, rows: others.slice(0, rowsShown) };
}

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

function decoded(bytes: Uint8Array, isCut: boolean): Pick<Head, 'encoding'> & { readonly text: string } {
  try {
    // a letter that the cut went through is no mistake
    return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut }) };
  } catch {
    return { encoding: 'Windows-1251', text: new TextDecoder('windows-1251').decode(bytes) };
  }
}

/** The delimiter that stands most often outside of quotes. */
function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const times = (delimiter: string): number => bare.split(delimiter).length;
  return delimiters.reduce((most, one) => (times(one) > times(most) ? one : most));
}

const quoted = String.raw`[ ]*"((?:[^"]|"")*)"[ ]*`;

/** The rows of a text; of an unfinished one at its end as much as is there. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  for (const { cell, end } of cellsOf(text, delimiter)) {
    rows.at(-1)?.push(cell);
    if (end !== delimiter) rows.push([]);
    if (rows.length > rowsShown + 1) break;
  }
  return rows.filter((cells) => cells.some((each) => each !== ''));
}

/** Each cell with what stands behind it. */
function* cellsOf(text: string, delimiter: string): Generator<{ readonly cell: string; readonly end: string }> {
  const bar = delimiter === '|' ? String.raw`\|` : delimiter;
  const spelled = new RegExp(`(?:${quoted}|([^${bar}\\r\\n]*))(${bar}|\\r\\n|\\n|\\r|$)`, 'gy');
  for (const [, inQuotes, bare = '', end = ''] of text.matchAll(spelled)) {
    yield { cell: (inQuotes?.replaceAll('""', '"') ?? bare).trim(), end };
  }
}
