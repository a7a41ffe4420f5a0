/**
 * Texts made of the bytes of pages. Names, stages, owners and ids come again and again: each is made once, and found again by the
 * sum of its bytes. (A part of a text would keep all of its page in memory: with those, a report of a million facts took 2.5 GB
 * instead of 0.5.)
 */
export class Texts {
  readonly #known = new Array<string>(places).fill('');

  /**
   * The text of some bytes of ASCII.
   *
   * @param sum what they add up to, by `added` from 0 on
   */
  of(bytes: Buffer, from: number, to: number, sum: number): string {
    const place = sum & (places - 1);
    const known = this.#known[place] ?? '';
    if (known.length === to - from && isWritten(known, bytes, from)) return known;
    const text = bytes.toString('latin1', from, to);
    this.#known[place] = text; // whatever stood there will come again if it is frequent
    return text;
  }
}

/** A power of two. */
const places = 4096;

export const added = (sum: number, byte: number): number => (Math.imul(sum, 31) + byte) | 0;

function isWritten(text: string, bytes: Buffer, from: number): boolean {
  for (let n = 0; n < text.length; n += 1) if (text.charCodeAt(n) !== bytes[from + n]) return false;
  return true;
}
