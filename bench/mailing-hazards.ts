/** When a function is killed, by chance, and how much it asked of its tables. */
import type { Random } from '../local/demo/random.ts';
import { isEmpty } from '../shared/domain/records/limits.ts';
import type { Commit } from '../shared/domain/records/records.ts';
import type { Fate } from './mortal.ts';

/** So many kills in a row, each at the first write, that the machine tries no more and its execution fails. */
const row = 9;
/** The reconciler starts three executions a day, and one may fail by chance. */
const rows = 2;

/** The others come four at a time, as trouble does: so few that a part that is tried again comes through. */
const spell = 4;
/** At most so many writes and sendings between two of a spell. */
const spellGap = 40;

const isWrite = (method: string, args: readonly unknown[]): boolean =>
  method === 'commit' && !isEmpty(args[0] as Commit); // what it is given

/** Kills at writes and sendings: two rows of nine, and the others in spells of four. */
export class Hazards {
  readonly #random: Random;
  readonly #most: number;
  readonly #gap: number;
  #untilNext: number;
  #apart = 0;
  #inRow = 0;
  #rows = 0;

  /** @param kills none, or more than the rows have; @param among about how many writes and sendings there will be */
  constructor(random: Random, kills: number, among: number) {
    this.#random = random;
    this.#most = Math.max(0, kills - rows * (row - 1)); // each row begins with one of them
    this.#gap = (spell * among) / this.#most;
    this.#untilNext = this.#next();
  }

  /** From half to one and a half of the mean between two spells. */
  #next(): number {
    if (this.#apart >= this.#most) return Infinity;
    const chance = this.#random.next();
    return 1 + Math.floor(this.#apart % spell === 0 ? (0.5 + chance) * this.#gap : chance * spellGap);
  }

  readonly fate: Fate = (method, args) => {
    if (method !== 'send' && !isWrite(method, args)) return 'lives';
    if (this.#inRow === 0 && (this.#untilNext -= 1) > 0) return 'lives';
    if (this.#inRow > 0) this.#inRow -= 1;
    else this.#killApart();
    return this.#random.next() < 0.5 ? 'before' : 'after';
  };

  #killApart(): void {
    this.#apart += 1;
    this.#untilNext = this.#next();
    const place = (this.#apart * (rows + 1)) / this.#most;
    if (Math.floor(place) > this.#rows && this.#rows < rows) {
      this.#rows += 1;
      this.#inRow = row - 1;
    }
  }
}

/** Reads and writes of tables. */
export class TableMeter {
  /** Records, keys and personal items read, and pages of lists. */
  reads = 0;
  commits = 0;
  /** Records, keys and facts written. */
  items = 0;

  count(method: string, args: readonly unknown[]): void {
    if (isWrite(method, args)) {
      const { changes, claims, releases, facts } = args[0] as Commit; // what it is given
      this.commits += 1;
      this.items += changes.length + claims.length + releases.length + facts.length;
    } else if (method === 'getMany')
      this.reads += (args[1] as readonly string[]).length; // the ids
    else if (['get', 'list', 'holderOf'].includes(method)) this.reads += 1;
  }
}
