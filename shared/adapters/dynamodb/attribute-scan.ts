/** Attributes of items, read straight from the bytes of a page as DynamoDB wrote it: of what nobody asks for, no object is made. */
import { added, type Texts } from './texts.ts';

/** Something stands there that AWS does not write, or that should be something else. */
export class NotAsWritten extends Error {
  override readonly name = 'NotAsWritten';
}

/** What is asked for in a map and the maps in it; everything where there are none. */
export type Names = ReadonlySet<string> | undefined;

const byte = {
  ...{ quote: 0x22, comma: 0x2c, colon: 0x3a, backslash: 0x5c },
  ...{ opening: 0x7b, closing: 0x7d, openingList: 0x5b, closingList: 0x5d },
  ...{ S: 0x53, N: 0x4e, M: 0x4d, L: 0x4c, U: 0x55, t: 0x74 },
} as const;
const notAscii = 0x80;
/** The length of `{"S":"`, of `{"M":{` and of `{"L":[`. */
const opened = 6;
/** Where `{"BOOL":true}` and `{"BOOL":false}` differ. */
const boolAt = 8;

export class AttributeScan {
  #at: number;
  readonly #bytes: Buffer;
  readonly #texts: Texts;

  /** @param at where the first item begins */
  constructor(bytes: Buffer, at: number, texts: Texts) {
    this.#bytes = bytes;
    this.#at = at;
    this.#texts = texts;
  }

  get at(): number {
    return this.#at;
  }

  /** Goes behind the end of the list it is in, if that is here; else to the next of it. */
  endsList(): boolean {
    return this.#ends(byte.closingList);
  }

  /** The same of an item or a map. */
  endsMap(): boolean {
    return this.#ends(byte.closing);
  }

  #ends(closing: number): boolean {
    const here = this.#bytes[this.#at];
    if (here === closing || here === byte.comma) this.#at += 1;
    return here === closing;
  }

  /** Goes into an item. */
  enter(): void {
    this.#expect(byte.opening);
  }

  /** The first letter of the next name. */
  get initial(): number {
    return this.#bytes[this.#at + 1] ?? 0;
  }

  /** Goes behind a name, given with its quotes and its colon, if that is the next. */
  isNamed(written: Buffer): boolean {
    for (let n = 0; n < written.length; n += 1) if (this.#bytes[this.#at + n] !== written[n]) return false;
    this.#at += written.length;
    return true;
  }

  /** Goes behind an attribute nobody asks for. */
  skip(): void {
    this.#expect(byte.quote);
    this.#toQuote();
    this.#expect(byte.colon);
    this.#skipValue();
  }

  text(): string {
    this.#open(byte.S, byte.quote);
    const text = this.#quoted();
    this.#expect(byte.closing);
    return text;
  }

  number(): number {
    this.#open(byte.N, byte.quote);
    const number = Number(this.#quoted());
    this.#expect(byte.closing);
    if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) throw new NotAsWritten(); // or none at all
    return number;
  }

  map(names?: Names): Record<string, unknown> {
    this.#open(byte.M, byte.opening);
    const map: Record<string, unknown> = {};
    while (!this.endsMap()) {
      this.#expect(byte.quote);
      const name = this.#quoted();
      this.#expect(byte.colon);
      if (names && !names.has(name)) this.#skipValue();
      else map[name] = this.#value(names);
    }
    this.#expect(byte.closing);
    return map;
  }

  #list(names: Names): unknown[] {
    this.#open(byte.L, byte.openingList);
    const list: unknown[] = [];
    while (!this.endsList()) list.push(this.#value(names));
    this.#expect(byte.closing);
    return list;
  }

  #value(names: Names): unknown {
    switch (this.#bytes[this.#at + 2]) {
      case byte.S:
        return this.text();
      case byte.M:
        return this.map(names);
      case byte.L:
        return this.#list(names);
      case byte.N:
        return this.#bytes[this.#at + 3] === byte.U ? this.#word('{"NULL":true}', null) : this.number();
      default:
        return this.#bytes[this.#at + boolAt] === byte.t
          ? this.#word('{"BOOL":true}', true)
          : this.#word('{"BOOL":false}', false);
    }
  }

  #word<T>(written: string, value: T): T {
    const end = this.#at + written.length;
    if (this.#bytes.toString('latin1', this.#at, end) !== written) throw new NotAsWritten();
    this.#at = end;
    return value;
  }

  /** The text from here to its quote; goes behind that. */
  #quoted(): string {
    const from = this.#at;
    let [sum, all] = [0, 0];
    for (let here = this.#bytes[this.#at]; here !== byte.quote; here = this.#bytes[this.#at]) {
      if (here === undefined) throw new NotAsWritten();
      if (here === byte.backslash) return this.#escaped(from);
      sum = added(sum, here);
      all |= here;
      this.#at += 1;
    }
    this.#at += 1;
    const end = this.#at - 1;
    return all < notAscii ? this.#texts.of(this.#bytes, from, end, sum) : this.#bytes.toString('utf8', from, end);
  }

  #escaped(from: number): string {
    this.#toQuote();
    return String(JSON.parse(this.#bytes.toString('utf8', from - 1, this.#at)));
  }

  /** Goes behind a value: where as much has closed as had opened. */
  #skipValue(): void {
    let depth = 0;
    do {
      const here = this.#bytes[this.#at];
      if (here === undefined) throw new NotAsWritten();
      this.#at += 1;
      if (here === byte.quote) this.#toQuote();
      else if (here === byte.opening) depth += 1;
      else if (here === byte.closing) depth -= 1;
    } while (depth > 0);
  }

  /** Goes behind the quote that ends a text. */
  #toQuote(): void {
    for (let here = this.#bytes[this.#at]; here !== byte.quote; here = this.#bytes[this.#at]) {
      if (here === undefined) throw new NotAsWritten();
      this.#at += here === byte.backslash ? 2 : 1;
    }
    this.#at += 1;
  }

  /** Goes into a value: behind `{"S":"` where it is a text. */
  #open(kind: number, first: number): void {
    this.#expect(byte.opening);
    if (this.#bytes[this.#at + 1] !== kind || this.#bytes[this.#at + 4] !== first) throw new NotAsWritten();
    this.#at += opened - 1;
  }

  #expect(one: number): void {
    if (this.#bytes[this.#at] !== one) throw new NotAsWritten();
    this.#at += 1;
  }
}
