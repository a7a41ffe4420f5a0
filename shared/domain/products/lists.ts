/** The lists of the register: of what is sold and of what no longer is, by code, by title, and of each group by code. */
import type { Places } from '../records/index-keys.ts';
import type { Listing } from '../records/records.ts';
import { textKey } from '../text-key.ts';
import type { Product } from './product.ts';

const register = (active: boolean): string => `products/${active ? 'active' : 'inactive'}`;
const groupOf = (active: boolean, group: string): string => `${register(active)}/${group}`;

/** Where a product stands in them. */
export const productPlaces = ({ id, code, title, group, active }: Product): Omit<Places, 'card'> => ({
  board: { of: register(active), sort: `${textKey(code)}/${id}` },
  owner: { of: register(active), sort: `product/${textKey(title.ru)}/${id}` },
  parent: { of: groupOf(active, group), sort: `product/${textKey(code)}/${id}` },
});

type Asked = {
  readonly active: boolean;
  readonly group?: string | undefined;
  /** What the code or the Russian title begins with. */
  readonly code?: string | undefined;
  readonly title?: string | undefined;
};

/** The list a question is answered by. */
export function productsListed({ active, group, code, title }: Asked): Listing {
  const kind = 'product';
  const begins = textKey(title ?? code ?? '');
  if (title !== undefined) return { index: 'owner', of: register(active), kind, begins };
  return group === undefined
    ? { index: 'board', of: register(active), begins }
    : { index: 'parent', of: groupOf(active, group), kind, begins };
}
