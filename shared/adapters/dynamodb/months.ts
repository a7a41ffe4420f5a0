/** The index of months of the journal: its shards side by side, month by month. */
import type { Happened } from '../../domain/records/records.ts';
import { monthPkOf, shards } from './keys.ts';

export type Happening = Happened & { readonly from: string; readonly before: string };

/** The query of a shard of a month for facts. */
export function factsIn(key: string, { from, before, types, counted }: Happening) {
  const names = Object.fromEntries(types.map((type, n) => [`:type${String(n)}`, type]));
  const isAsked = `#type IN (${Object.keys(names).join(', ')})`;
  return {
    IndexName: 'month',
    KeyConditionExpression: 'monthPk = :pk AND monthSk BETWEEN :from AND :before',
    FilterExpression: counted ? `(${isAsked} OR attribute_exists(counted))` : isAsked,
    ExpressionAttributeNames: { '#type': 'type' },
    ExpressionAttributeValues: { ':pk': key, ':from': from, ':before': before, ...names },
  };
}

/** The pages of a time, of each month those of all its shards. @param pagesOf the pages of a shard, by its key */
export async function* ofMonths<T>(
  from: string,
  before: string,
  pagesOf: (key: string) => AsyncGenerator<T, void>,
): AsyncGenerator<T, void> {
  for (const month of monthsIn(from, before)) {
    const keys = Array.from({ length: shards }, (_, shard) => monthPkOf(month, shard));
    yield* sideBySide(keys.map(pagesOf));
  }
}

/** The pages of several, of each the next one at a time. */
async function* sideBySide<T>(many: readonly AsyncGenerator<T, void>[]): AsyncGenerator<T, void> {
  for (let left = many; left.length > 0; ) {
    const pages = await Promise.all(left.map((one) => one.next()));
    for (const { done, value } of pages) if (done !== true && value !== undefined) yield value;
    left = left.filter((_, n) => pages[n]?.done !== true);
  }
}

/** The months of UTC that a time has days in. */
function monthsIn(from: string, before: string): string[] {
  const months: string[] = [];
  for (let [year = 0, month = 0] = from.slice(0, 7).split('-').map(Number); ; month += 1) {
    const name = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);
    if (name > before.slice(0, 7)) return months;
    months.push(name);
  }
}
