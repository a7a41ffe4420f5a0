/** The keys by which products are found: a code is one product's alone, a title leads to the first that has it. */
import { claim, release, together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import { textKey } from '../text-key.ts';
import type { Product } from './product.ts';

type Called = Pick<Product, 'code' | 'title'>;

export const codeKey = (code: string): string => `product/code/${textKey(code)}`;
export const titleKey = (title: string): string => `product/title/${textKey(title)}`;

/** The keys a product may hold, each once. */
export const keysOf = ({ code, title: { en, ru } }: Called): string[] => [
  ...new Set([codeKey(code), titleKey(ru), titleKey(en)]),
];

/** Which product holds each key. */
export type Held = ReadonlyMap<string, string>;

/** Who holds the keys of products, of one as it is and as it is to be. */
export async function heldBy(called: readonly Called[], records: Pick<Records, 'holderOf'>): Promise<Held> {
  const keys = [...new Set(called.flatMap(keysOf))];
  const holders = await Promise.all(keys.map((key) => records.holderOf(key)));
  return new Map(keys.flatMap((key, n) => (holders[n] ? [[key, holders[n].id] as const] : [])));
}

/** Gives a product the keys nobody has, and lets go of those it is not called by any more. */
export const keysPlan = (before: Product | undefined, after: Product | undefined, held: Held): Plan =>
  together(after ? claimMissing(after, held) : together(), before ? releaseLeft(before, after, held) : together());

const claimMissing = (after: Product, held: Held): Plan =>
  claim(
    ...of(
      after,
      keysOf(after).filter((key) => !held.has(key)),
    ),
  );

function releaseLeft(before: Product, after: Product | undefined, held: Held): Plan {
  const next = after && keysOf(after);
  const left = keysOf(before).filter((key) => held.get(key) === before.id && !next?.includes(key));
  return release(...of(before, left));
}

const of = ({ id }: Product, keys: readonly string[]) =>
  keys.map((key) => ({ key, holder: { kind: 'product' as const, id } }));
