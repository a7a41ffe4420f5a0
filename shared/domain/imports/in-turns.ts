/** How many are worked on at once. */
const atOnce = 8;

/** Works on items, those that share a key one after another, several at once that share none; what came of them in their own order. */
export async function inTurns<T, R>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
  work: (item: T) => Promise<R> | R,
): Promise<R[]> {
  const results: R[] = [];
  const groups = groupsOf(items.map(keysOf)).values();
  const worker = async (): Promise<void> => {
    for (const group of groups)
      for (const [place, item] of items.entries()) if (group.has(place)) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker)); // they take from one iterator
  return results;
}

type Group = { readonly keys: readonly (string | number)[]; readonly places: readonly number[] };

/** The places of what shares a key, or a key each with a third. */
function groupsOf(keysOfAll: readonly (readonly string[])[]): Set<number>[] {
  const groups = new Map<string | number, Group>();
  for (const [place, own] of keysOfAll.entries()) {
    const keys = own.length > 0 ? own : [place]; // a key of its own
    const before = [...new Set(keys.map((key) => groups.get(key)).filter((group) => group !== undefined))];
    const all = [...keys, ...before.flatMap((group) => group.keys)];
    const group = { keys: [...new Set(all)], places: [...before.flatMap(({ places }) => places), place] };
    for (const key of group.keys) groups.set(key, group);
  }
  return [...new Set(groups.values())].map(({ places }) => new Set(places));
}
