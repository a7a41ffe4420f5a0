/** A file of rows, read a part at a time: which alphabet, which delimiter, and where its rows end. */
import { parse } from 'csv-parse/sync';
import type { Format } from './import.ts';
import { Unreadable } from './unreadable.ts';

/** One row as it stands in the file, and how many bytes of the part lie before its end. */
export type Line = { readonly cells: readonly string[]; readonly endsAt: number };

type Encoding = NonNullable<Format['encoding']>;

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** The alphabet of some whole lines; nothing when they tell of none. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (isUtf16(bytes)) throw new Unreadable('the file is UTF-16; save it as CSV UTF-8');
  if (bytes.includes(0)) throw new Unreadable('the file is not text; save the table as CSV UTF-8');
  if (isAscii(bytes)) return undefined;
  try {
    decoded(bytes, 'utf-8');
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('the file begins in UTF-8 and does not go on so; save it as CSV UTF-8');
  }
}

const delimiters = [';', ',', '\t', '|'] as const;

/** The delimiter of a first line: the one that stands there most often outside of quotes. */
export function delimiterOf(line: string): Format['delimiter'] {
  const bare = line.split(/"[^"]*"/);
  const counted = delimiters.map((delimiter) => ({
    delimiter,
    times: bare.flatMap((part) => part.split(delimiter)).length,
  }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).delimiter;
}

/**
 * The rows of some whole lines; not `areAll`: what follows them opens a quote that does not end here.
 *
 * @throws Unreadable when a letter is none of the alphabet
 */
export function linesOf(
  bytes: Uint8Array,
  { encoding = 'utf-8', delimiter }: Pick<Format, 'encoding' | 'delimiter'>,
): { lines: Line[]; areAll: boolean } {
  const text = decoded(bytes, encoding);
  const inUtf8 = new TextEncoder().encode(text);
  const lines: Line[] = [];
  let [before, letters] = [0, 0];
  const add = (cells: string[], after: number): null => {
    letters += new TextDecoder().decode(inUtf8.subarray(before, after)).length;
    before = after;
    const endsAt = encoding === 'utf-8' ? after : letters; // there a letter is one byte
    lines.push({ cells: cells.map((cell) => cell.trim()), endsAt });
    return null; // nothing is kept twice
  };
  try {
    parse(text, { ...asFound, delimiter, on_record: (cells, { bytes }) => add(cells, bytes) });
    return { lines, areAll: true };
  } catch {
    return { lines, areAll: false }; // an open quote is all that is not forgiven
  }
}

/** Lines end in any way, rows are of any length, and a quotation mark amid a field is a letter. Trimming at the end would forbid that. */
const asFound = {
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  ltrim: true,
};
