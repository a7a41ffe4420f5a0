/** The next rows of a file: what is read of it at once, and in which alphabet. */
import type { Files } from '../files.ts';
import { present } from '../present.ts';
import { delimiterOf, encodingOf, type Line, linesOf } from './csv.ts';
import { fileKey, type Format, type Import } from './import.ts';
import { Unreadable } from './unreadable.ts';

/** Bytes held at once: a few thousand rows. No row is longer. */
const partBytes = 512 * 1024;
const fileBytes = 1024 ** 3;

export type Part = {
  readonly format: Format;
  /** Rows with what follows the titles, in the order of the file. */
  readonly lines: readonly Line[];
  /** The row the first of them is in the file, and the bytes before it. */
  readonly first: number;
  readonly beginsAt: number;
  /** Whether nothing comes after them. */
  readonly isLast: boolean;
};

/** There is no file any more. */
export class FileGone extends Unreadable {}

/**
 * Reads on from where the last part ended. The titles are not among the rows.
 *
 * @throws Unreadable
 */
export async function readPart(
  { id, cursor, format: known }: Pick<Import, 'id' | 'cursor' | 'format'>,
  files: Pick<Files, 'read'>,
): Promise<Part> {
  const { bytes, isEnd } = await wholeLines(id, cursor.byte, files);
  const format = {
    ...present({ encoding: encodingOf(bytes) }),
    ...(known ?? { delimiter: delimiterOf(firstOf(bytes)) }),
  };
  const { lines, areAll } = linesOf(bytes, format);
  const isLast = isEnd && areAll;
  if (lines.length === 0 && !isLast)
    throw new Unreadable('a quotation mark opens a field that never ends, or a row is longer than is allowed');
  const { titles, ...rows } = known
    ? { titles: known.columns, lines, first: cursor.row, beginsAt: 0 }
    : withoutTitles(lines, cursor.row);
  return { ...rows, format: { ...format, columns: [...titles] }, isLast };
}

function withoutTitles([titles, ...lines]: readonly Line[], row: number) {
  if (!titles?.cells.some((title) => title !== '')) throw new Unreadable('the first row holds no titles');
  return { titles: titles.cells, lines, first: row + 1, beginsAt: titles.endsAt };
}

/** Lines of a file from a byte on, all of them as long as that is not too much; `isEnd`: there are no others. */
async function wholeLines(id: string, from: number, files: Pick<Files, 'read'>) {
  const file = await files.read(fileKey(id), from, partBytes);
  if (!file) throw new FileGone('the file is not there any more');
  const { bytes, size } = file;
  if (size > fileBytes) throw new Unreadable(`the file has ${String(size)} bytes; ${String(fileBytes)} are allowed`);
  const isEnd = from + bytes.length >= size;
  return { bytes: isEnd ? bytes : bytes.subarray(0, bytes.lastIndexOf(lineEnd) + 1), isEnd };
}

const lineEnd = 0x0a;

/** The first line, whose delimiters are the same in every alphabet. */
function firstOf(bytes: Uint8Array): string {
  const [first] = new TextDecoder().decode(bytes).split(/[\r\n]/, 1) as [string];
  return first;
}
