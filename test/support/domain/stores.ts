/** Stores in memory with records in them, as if they had always been there. */
import { MemoryRecords } from '../../../shared/adapters/memory/records.ts';
import { keysPlan } from '../../../shared/domain/products/keys.ts';
import type { Product } from '../../../shared/domain/products/product.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, together } from '../../../shared/domain/records/plan.ts';
import type { AnyRecord, Change, Waiting } from '../../../shared/domain/records/records.ts';
import { robot } from './actors.ts';
import { contextOf, monday } from './contexts.ts';

/** A clock that moves when told, for product time and wall time alike. */
export class ToldClock {
  instant: string = monday;
  now = (): Promise<string> => Promise.resolve(this.instant);
  wallNow = (): number => Date.parse(this.instant);
}

export async function storeOf(clock: ToldClock, ...records: readonly AnyRecord[]): Promise<MemoryRecords> {
  const store = new MemoryRecords({ clock, newId: contextOf(robot).newId, wallNow: clock.wallNow });
  for (const record of records) await put(store, { record, expected: 'new' });
  return store;
}

/** Writes records without a word in the journal. */
export const put = (store: MemoryRecords, ...changes: readonly Change[]): Promise<unknown> =>
  commitPlan(store, { changes, claims: [], releases: [], facts: [] }, contextOf(robot));

/** Products as a store has them: with the keys they are found by. */
export const stock = (store: MemoryRecords, products: readonly Product[]): Promise<unknown> =>
  commitPlan(
    store,
    together(
      ...products.map((product) => together(change(undefined, product), keysPlan(undefined, product, new Map()))),
    ),
    contextOf(robot),
  );

/** A workflow's token, parked where a record of `leadAt` or `dealAt` stands. */
export const waitingWith = (fields: Partial<Waiting> = {}): Waiting => ({
  leg: 4,
  generation: 2,
  token: 'token',
  execution: 'execution',
  until: monday,
  definition: 'today',
  ...fields,
});
