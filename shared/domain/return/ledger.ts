/** Customers as typed columns: of a million, a hundred bytes each. One is made an object when it is looked at. */
import { present } from '../present.ts';
import type { Customer, Customers, Purchase } from './customers.ts';
import { dayNumber, dayOf } from './day-number.ts';
import { causes, progressBands, type Score } from './score.ts';

/** What is remembered of a score. */
export type KnownScore = Pick<Score, 'version' | 'cell' | 'progress' | 'base' | 'cut' | 'cause' | 'since'>;
/** A customer's id is the account's. */
export type KnownCustomer = Customer & {
  readonly score?: KnownScore;
  /** The day the last attempt to win it back began. */
  readonly winBackOn?: string;
};

type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
/** The column, or a longer one with the same in front: room doubles, so that each value is copied once or twice in all. */
function grown<T extends Growing>(column: T, length: number): T {
  if (length <= column.length) return column;
  const longer = new (column.constructor as new (size: number) => T)(Math.max(length, 2 * column.length)); // of its own kind
  longer.set(column);
  return longer;
}

/** Texts that occur again and again, by number. 0 stands for none. */
class Words {
  readonly #numbers = new Map<string, number>();
  readonly #texts: (string | undefined)[] = [undefined];

  numberOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  textOf(n: number | undefined): string | undefined {
    return this.#texts[n ?? 0];
  }
}

const hex: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const idBytes = 16;
/** Beside the 27 groups: no score, and one of somebody who stands nowhere. */
const [unscored, nowhere] = [255, 254];
/** An amount nobody told. */
const unknown = Number.NaN;
/** The day of what never was: before any there is. */
const never = -1_000_000;

export class Ledger implements Customers<KnownCustomer> {
  length = 0;
  #purchases = 0;
  readonly #segments = new Words();
  readonly #bases = new Words();
  readonly #cuts = new Words();
  #ids = new Uint8Array(idBytes * 64);
  #starts = new Uint32Array(64);
  #counts = new Uint32Array(64);
  #segment = new Uint16Array(64);
  #versions = new Uint32Array(64);
  #cells = new Uint8Array(64);
  #progress = new Uint8Array(64);
  #base = new Uint16Array(64);
  #cut = new Uint16Array(64);
  #causes = new Uint8Array(64);
  #since = new Int32Array(64);
  #winBackOn = new Int32Array(64);
  #days = new Int32Array(64);
  #amounts = new Float64Array(64);
  #costs = new Float64Array(64);
  #besides = new Float64Array(64);

  add({ id, segment, purchases, score, winBackOn }: KnownCustomer): void {
    const row = this.length;
    this.length += 1;
    this.#makeRoom();
    this.#writeId(row, id);
    this.#segment[row] = this.#segments.numberOf(segment);
    this.#cells[row] = score ? (score.cell ?? nowhere) : unscored;
    if (score) this.#writeScore(row, score);
    this.#winBackOn[row] = winBackOn === undefined ? never : dayNumber(winBackOn);
    this.#write(row, purchases);
  }

  /** Gives a customer other purchases, in the order of their days. */
  rewrite(row: number, purchases: readonly Purchase[]): void {
    this.#write(row, purchases);
  }

  at(row: number): KnownCustomer | undefined {
    if (row < 0 || row >= this.length) return undefined;
    const segment = this.#segments.textOf(this.#segment[row]);
    const score = this.#scoreOf(row);
    const { [row]: winBackOn = never } = this.#winBackOn;
    return {
      id: this.#idOf(row),
      purchases: this.#purchasesOf(row),
      ...(segment !== undefined && { segment }),
      ...(score && { score }),
      ...(winBackOn !== never && { winBackOn: dayOf(winBackOn) }),
    };
  }

  *[Symbol.iterator](): Generator<KnownCustomer> {
    for (let row = 0; row < this.length; row += 1) {
      const customer = this.at(row);
      if (customer) yield customer;
    }
  }

  #makeRoom(): void {
    const { length } = this;
    this.#ids = grown(this.#ids, idBytes * length);
    this.#starts = grown(this.#starts, length);
    this.#counts = grown(this.#counts, length);
    this.#segment = grown(this.#segment, length);
    this.#versions = grown(this.#versions, length);
    this.#cells = grown(this.#cells, length);
    this.#progress = grown(this.#progress, length);
    this.#base = grown(this.#base, length);
    this.#cut = grown(this.#cut, length);
    this.#causes = grown(this.#causes, length);
    this.#since = grown(this.#since, length);
    this.#winBackOn = grown(this.#winBackOn, length);
  }

  #writeId(row: number, id: string): void {
    const digits = id.replaceAll('-', '');
    for (let n = 0; n < idBytes; n += 1)
      this.#ids[row * idBytes + n] = Number.parseInt(digits.slice(2 * n, 2 * n + 2), 16);
  }

  #writeScore(row: number, { version, progress, base, cut, cause, since }: KnownScore): void {
    this.#versions[row] = version;
    this.#progress[row] = progress === undefined ? 0 : progressBands.indexOf(progress) + 1;
    this.#base[row] = this.#bases.numberOf(base);
    this.#cut[row] = this.#cuts.numberOf(cut);
    this.#causes[row] = causes.indexOf(cause);
    this.#since[row] = dayNumber(since);
  }

  #write(row: number, purchases: readonly Purchase[]): void {
    const start = this.#purchases;
    this.#purchases += purchases.length;
    this.#days = grown(this.#days, this.#purchases);
    this.#amounts = grown(this.#amounts, this.#purchases);
    this.#costs = grown(this.#costs, this.#purchases);
    this.#besides = grown(this.#besides, this.#purchases);
    this.#starts[row] = start;
    this.#counts[row] = purchases.length;
    purchases.forEach(({ day, amountMinor = unknown, costMinor = unknown, besidesMinor = unknown }, n) => {
      this.#days[start + n] = day;
      this.#amounts[start + n] = amountMinor;
      this.#costs[start + n] = costMinor;
      this.#besides[start + n] = besidesMinor;
    });
  }

  #purchasesOf(row: number): Purchase[] {
    const { [row]: start = 0 } = this.#starts;
    const { [row]: count = 0 } = this.#counts;
    return Array.from({ length: count }, (_, n) => {
      const { [start + n]: amountMinor = unknown } = this.#amounts;
      const { [start + n]: costMinor = unknown } = this.#costs;
      const { [start + n]: besidesMinor = unknown } = this.#besides;
      return {
        day: this.#days[start + n] ?? 0,
        ...(!Number.isNaN(amountMinor) && { amountMinor }),
        ...(!Number.isNaN(costMinor) && { costMinor }),
        ...(!Number.isNaN(besidesMinor) && { besidesMinor }),
      };
    });
  }

  #idOf(row: number): string {
    let id = '';
    for (let n = 0; n < idBytes; n += 1) {
      if (n === 4 || n === 6 || n === 8 || n === 10) id += '-';
      id += hex[this.#ids[row * idBytes + n] ?? 0] ?? '';
    }
    return id;
  }

  #scoreOf(row: number): KnownScore | undefined {
    const { [row]: cell = unscored } = this.#cells;
    if (cell === unscored) return undefined;
    const { [row]: version = 0 } = this.#versions;
    const { [row]: band = 0 } = this.#progress;
    return {
      version,
      ...present({ cell: cell === nowhere ? undefined : cell, progress: progressBands[band - 1] }),
      base: this.#bases.textOf(this.#base[row]) ?? '',
      cut: this.#cuts.textOf(this.#cut[row]) ?? '',
      ...this.#stepOf(row),
    };
  }

  #stepOf(row: number): Pick<KnownScore, 'cause' | 'since'> {
    const { [row]: cause = 0 } = this.#causes;
    const { [row]: since = 0 } = this.#since;
    return { cause: causes[cause] ?? 'first', since: dayOf(since) };
  }
}
