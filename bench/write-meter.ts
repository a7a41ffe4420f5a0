/**
 * Counts the write units of DynamoDB that commits take, from the very items the adapter writes. The rules are those of the
 * Amazon DynamoDB Developer Guide ("Read and write capacity mode", "Item sizes and formats"): a write costs one unit for
 * each KB begun of the larger of the item before and after; in a transaction two; an index one for each KB begun of an
 * entry written or taken away.
 */
import { buyerAttributes, buyerKey } from '../shared/adapters/dynamodb/buyer-item.ts';
import { claimItem, factItem, recordItem } from '../shared/adapters/dynamodb/transaction.ts';
import { type Fact, isListed } from '../shared/domain/facts/fact.ts';
import type { AnyRecord, Commit, Ref } from '../shared/domain/records/records.ts';

type Item = Readonly<Record<string, unknown>>;
const indexes = ['board', 'owner', 'parent'] as const;
/** What the indexes of `Records` carry beside keys. */
const inEntries = ['kind', 'id', 'version', 'leg', 'generation', 'card'];
/** A token, an execution's ARN, an instant, a hash and two numbers. */
const waitingBytes = 1100;

/** The bytes of a value as DynamoDB counts them: names and texts in UTF-8, numbers by their digits, 3 and 1 each for nesting. */
export function bytesOf(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + 1 + bytesOf(one), 3);
  return Object.entries(value).reduce((sum, [name, one]) => sum + Buffer.byteLength(name) + 1 + bytesOf(one), 3);
}

const kilobytes = (...items: readonly (Item | undefined)[]): number =>
  Math.max(1, Math.ceil(Math.max(...items.map(bytesOf)) / 1024));

export class WriteMeter {
  readonly #items = new Map<string, Item>();
  readonly #buyers = new Map<string, Item>();
  units = 0;

  /** Counts one commit. Every commit must be shown, from the first on: the sizes before matter. */
  count({ changes, claims, releases, idempotency }: Commit, facts: readonly Fact[]): void {
    for (const { record } of changes) this.units += this.#change(record);
    for (const [account, attributes] of buyerAttributes(changes.map(({ record }) => record)))
      this.units += this.#buyer(buyerKey(account).pk, attributes);
    for (const fact of facts) this.units += factUnits(fact);
    for (const claim of [...claims, ...releases]) this.units += 2 * kilobytes(claimItem(claim));
    if (idempotency) this.units += 2;
  }

  /** A buyer whose purchases are there already: their attributes beside a score. */
  knows(accountId: string, attributes: Item): void {
    this.#buyers.set(buyerKey(accountId).pk, attributes);
  }

  /** The item of an account's purchases, which its score shares; in the index of buyers it is whole. */
  #buyer(id: string, told: Item): number {
    const score = this.#items.get(`score/${id}`);
    const before = { ...score, ...this.#buyers.get(id) };
    this.#buyers.set(id, { ...this.#buyers.get(id), ...told });
    const after = { ...score, ...this.#buyers.get(id) };
    return 2 * kilobytes(before, after) + ('buyerPk' in after ? kilobytes(after) : 0);
  }

  /** What one parking of a workflow beside a record takes: a plain update of the whole item. */
  parkingUnits({ kind, id }: Ref): number {
    return kilobytes({ ...this.#items.get(`${kind}/${id}`), waiting: 'x'.repeat(waitingBytes) });
  }

  #change(record: AnyRecord): number {
    const key = `${record.kind}/${record.id}`;
    const before = this.#items.get(key);
    const after: Item = { ...this.#buyers.get(record.id), ...recordItem(record, Date.now()) };
    this.#items.set(key, after);
    const inBuyers = record.kind === 'score' ? kilobytes(after) : 0;
    const entries = indexes.reduce((sum, index) => sum + entryUnits(index, before, after), 0);
    return 2 * kilobytes(before, after) + inBuyers + entries;
  }
}

/** One for each KB of the new entry; when its place changed, as much again for taking the old one away. */
function entryUnits(index: string, before: Item | undefined, after: Item): number {
  const [was, is] = [entryOf(index, before), entryOf(index, after)];
  if (JSON.stringify(was) === JSON.stringify(is)) return 0;
  const [from, to] = [placeOf(index, was), placeOf(index, is)];
  const taken = was && from !== to ? kilobytes(was) : 0;
  return taken + (is ? kilobytes(is) : 0);
}

const placeOf = (index: string, entry: Item | undefined): string =>
  `${String(entry?.[`${index}Pk`])} ${String(entry?.[`${index}Sk`])}`;

function entryOf(index: string, item: Item | undefined): Item | undefined {
  if (item?.[`${index}Pk`] === undefined) return undefined;
  const names = ['pk', 'sk', `${index}Pk`, `${index}Sk`, ...inEntries];
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** The fact itself in the transaction, whole in the index by month, and its address in the index by hour where it is listed there. */
const factUnits = (fact: Fact): number => 3 * kilobytes(factItem(fact)) + Number(isListed(fact));
