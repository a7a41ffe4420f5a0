/** What a figure counts, a page at a time. */
import * as z from 'zod';

export const pageShape = () => ({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** So many are passed over: those of the pages before. */
  after: z.coerce.number().int().min(0).default(0),
});

export type Paging = { readonly limit: number; readonly after: number };

/** A page of what a figure counts. */
export const pageBehind = <Item extends z.ZodType>(item: Item) =>
  z.object({
    asOf: z.string(),
    /** How many the figure counts. */
    total: z.int().nonnegative(),
    items: z.array(item).readonly(),
    /** What `after` is for the next page. */
    next: z.int().optional(),
  });

/** Of several ways to name a figure exactly one is to be said. */
export const oneAlone = <N extends string>(
  ...names: readonly [N, ...N[]]
): [(asked: { readonly [name in N]?: unknown }) => boolean, { path: string[]; error: string }] => [
  (asked) => names.filter((name) => asked[name] !== undefined).length === 1,
  { path: [names[0]], error: `one of ${names.join(', ')}, and no more` },
];

/** One page of all a figure counts. @param tell shows those of the page, in their order */
export async function pageOf<T, Shown>(
  all: readonly T[],
  { limit, after }: Paging,
  tell: (page: readonly T[]) => Promise<readonly Shown[]>,
) {
  const until = after + limit;
  return {
    total: all.length,
    items: await tell(all.slice(after, until)),
    ...(until < all.length && { next: until }),
  };
}
