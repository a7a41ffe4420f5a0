/** The store of buyers in memory, of the records there are. */
import { present } from '../../domain/present.ts';
import { boughtOf, type Buyer, type Buyers } from '../../domain/return/buyer.ts';
import type { AnyRecord, RecordOf } from '../../domain/records/records.ts';

export class MemoryBuyers implements Buyers {
  readonly #records: { readonly all: readonly AnyRecord[] };

  constructor(records: { readonly all: readonly AnyRecord[] }) {
    this.#records = records;
  }

  get(accountId: string): Promise<Buyer | undefined> {
    return Promise.resolve(this.#all().find(({ id }) => id === accountId));
  }

  parts(): readonly AsyncIterable<readonly Buyer[]>[] {
    return [partOf(this.#all())];
  }

  #all(): Buyer[] {
    const { all } = this.#records;
    const purchases = Map.groupBy(all.filter(isOf('purchase')), ({ accountId }) => accountId);
    const accounts = new Map(all.filter(isOf('account')).map((account) => [account.id, account]));
    const scores = new Map(all.filter(isOf('score')).map((score) => [score.accountId, score]));
    const aliases = [...accounts.values()].filter(({ mergedInto }) => mergedInto !== undefined);
    const ids = new Set([...purchases.keys(), ...scores.keys(), ...aliases.map(({ id }) => id)]);
    return [...ids].map((id) => ({
      id,
      purchases: (purchases.get(id) ?? []).flatMap((each) => boughtOf(each) ?? []).toSorted((a, b) => a.day - b.day),
      ...present({
        segment: accounts.get(id)?.segment,
        mergedInto: accounts.get(id)?.mergedInto,
        winBackOn: accounts.get(id)?.winBack?.on,
        score: scores.get(id),
      }),
    }));
  }
}

const isOf =
  <K extends AnyRecord['kind']>(kind: K) =>
  (record: AnyRecord): record is Extract<AnyRecord, RecordOf<K>> =>
    record.kind === kind;

async function* partOf(buyers: readonly Buyer[]): AsyncGenerator<readonly Buyer[]> {
  yield await Promise.resolve(buyers);
}
