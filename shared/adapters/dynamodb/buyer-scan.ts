/**
 * Buyers read straight from a page as DynamoDB wrote it. Each purchase is an attribute with a name of its own, and to make
 * objects of such items takes most of the time of `JSON.parse`; here none is made.
 */
import type { Bought, Buyer } from '../../domain/return/buyer.ts';
import type { Score } from '../../domain/return/score.ts';

/** The items of a page, and the rest of it, without them. */
export type Scanned = { readonly buyers: Buyer[]; readonly rest: string };

type About = { id: string; segment?: string; mergedInto?: string; winBackOn?: string };
type Draft = {
  readonly about: About;
  readonly purchases: Bought[];
  score: Record<string, string | number> | undefined;
};

const [quote, comma, brace, bracket] = [0x22, 0x2c, 0x7d, 0x5d]; // " , } ]
const [hash, p, minus, zero, nine] = [0x23, 0x70, 0x2d, 0x30, 0x39]; // # p - 0 9
const items = '"Items":[';
const [asText, asNumber, asMap] = [':{"S":"', ':{"N":"', ':{"M":{'];

/** Something stands there that AWS does not write. */
class NotAsWritten extends Error {
  override readonly name = 'NotAsWritten';
}

/** @returns nothing where the page is not as AWS writes it: with space between its parts, or a text with an escape in it */
export function scanBuyers(page: string): Scanned | undefined {
  const from = page.indexOf(items);
  if (from < 0 || page.includes('\\')) return undefined; // without escapes every quote begins or ends a text
  try {
    const scan = new Scan(page, from + items.length);
    const buyers = scan.buyers();
    return { buyers, rest: `${page.slice(0, from)}"Items":[${page.slice(scan.at)}` };
  } catch (error) {
    if (error instanceof NotAsWritten) return undefined;
    throw error;
  }
}

class Scan {
  at: number;
  readonly #page: string;
  #currency = '';

  constructor(page: string, at: number) {
    this.#page = page;
    this.at = at;
  }

  /** Every item up to the end of their list. */
  buyers(): Buyer[] {
    const buyers: Buyer[] = [];
    while (this.#page.charCodeAt(this.at) !== bracket) {
      const draft: Draft = { about: { id: '' }, purchases: [], score: undefined };
      this.#item(draft);
      buyers.push(buyerOf(draft));
      if (this.#page.charCodeAt(this.at) === comma) this.at += 1;
    }
    return buyers;
  }

  #item(draft: Draft): void {
    this.at += 1; // its brace
    while (this.#page.charCodeAt(this.at) !== brace) {
      const isPurchase = this.#page.charCodeAt(this.at + 1) === p && this.#page.charCodeAt(this.at + 2) === hash;
      const name = this.#name(isPurchase);
      if (!this.#page.startsWith(asMap, this.at)) this.#attribute(name, draft);
      else if (name === 'state') draft.score = this.#map();
      else this.#map();
      if (this.#page.charCodeAt(this.at) === comma) this.at += 1;
    }
    this.at += 1;
  }

  /** Goes behind a name; what purchases are called nobody asks. */
  #name(isPurchase: boolean): string {
    if (this.#page.charCodeAt(this.at) !== quote) throw new NotAsWritten();
    const from = this.at + 1;
    this.at = this.#endOf(from) + 1;
    return isPurchase ? purchase : this.#page.slice(from, this.at - 1);
  }

  #endOf(from: number): number {
    const end = this.#page.indexOf('"', from);
    if (end < 0) throw new NotAsWritten();
    return end;
  }

  #attribute(name: string, { about, purchases }: Draft): void {
    const isText = this.#page.startsWith(asText, this.at);
    if (!isText && !this.#page.startsWith(asNumber, this.at)) throw new NotAsWritten();
    const from = this.at + asText.length;
    const end = this.#endOf(from);
    this.at = end + 2; // its quote, and its brace
    if (name === purchase) purchases.push(this.#bought(from, end));
    else if (isText && isTold(name)) about[name === 'accountId' ? 'id' : name] = this.#page.slice(from, end);
  }

  /** An attribute whose own are texts and numbers, as a score is. */
  #map(): Record<string, string | number> {
    this.at += asMap.length;
    const plain: Record<string, string | number> = {};
    while (this.#page.charCodeAt(this.at) !== brace) {
      const name = this.#name(false);
      const isText = this.#page.startsWith(asText, this.at);
      if (!isText && !this.#page.startsWith(asNumber, this.at)) throw new NotAsWritten();
      const from = this.at + asText.length;
      const end = this.#endOf(from);
      this.at = end + 2;
      plain[name] = isText ? this.#page.slice(from, end) : Number(this.#page.slice(from, end));
      if (this.#page.charCodeAt(this.at) === comma) this.at += 1;
    }
    this.at += 2;
    return plain;
  }

  /** `<day> <amount> <currency>`, and the costs behind them where they are known. */
  #bought(from: number, end: number): Bought {
    const amountAt = this.#page.indexOf(' ', from) + 1;
    const currencyAt = this.#page.indexOf(' ', amountAt) + 1;
    if (!this.#page.startsWith(this.#currency, currencyAt) || this.#currency === '')
      this.#currency = this.#page.slice(currencyAt, currencyAt + currencyLength);
    const bought = {
      day: this.#whole(from, amountAt - 1),
      amountMinor: this.#whole(amountAt, currencyAt - 1),
      currency: this.#currency,
    };
    const costAt = currencyAt + currencyLength + 1;
    return costAt < end ? { ...bought, ...this.#costs(costAt, end) } : bought;
  }

  /** `<cost>`, `<cost> <besides>`, or `- <besides>`. */
  #costs(from: number, end: number): Pick<Bought, 'costMinor' | 'besidesMinor'> {
    const space = this.#page.indexOf(' ', from);
    if (space < 0 || space > end) return { costMinor: this.#whole(from, end) };
    const besidesMinor = this.#whole(space + 1, end);
    const isUnknown = this.#page.charCodeAt(from) === minus;
    return isUnknown ? { besidesMinor } : { costMinor: this.#whole(from, space), besidesMinor };
  }

  /** A whole number, digit by digit. */
  #whole(from: number, end: number): number {
    const isNegative = this.#page.charCodeAt(from) === minus;
    let value = 0;
    for (let at = from + Number(isNegative); at < end; at += 1) {
      const digit = this.#page.charCodeAt(at);
      if (digit < zero || digit > nine) throw new NotAsWritten();
      value = value * 10 + digit - zero;
    }
    return isNegative ? -value : value;
  }
}

const purchase = 'p#';
const currencyLength = 3;
const told = ['accountId', 'segment', 'mergedInto', 'winBackOn'] as const;
const isTold = (name: string): name is (typeof told)[number] => told.some((each) => each === name);

const byDay = (one: Bought, other: Bought): number => one.day - other.day;

const buyerOf = ({ about, purchases, score }: Draft): Buyer => ({
  ...about,
  purchases: purchases.length > 1 ? purchases.sort(byDay) : purchases,
  ...(score && { score: score as Score }), // written as one, and checked then
});
