/** The products a decision is about: those its record and its request name, and never the whole register. */
import { inTurns } from '../imports/in-turns.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import { titleKey } from './keys.ts';
import { type Product, productId, unlessUndone } from './product.ts';

/** What decisions about a sale are given beside the records: what the register knows of the products named. */
export type SalesContext = Context & { readonly products: readonly Product[] };

type Naming = readonly { readonly product?: string | undefined }[];

/** The products that lines name, read in one batch. */
export async function productsNamed(lines: Naming, records: Pick<Records, 'getMany'>): Promise<readonly Product[]> {
  const ids = lines.flatMap(({ product }) => (product === undefined ? [] : [productId(product)]));
  const found = ids.length === 0 ? [] : await records.getMany('product', [...new Set(ids)]);
  return found.filter(({ undone }) => !undone);
}

/** The context with the products that lines name. */
export async function knowing<C extends Context>(
  lines: Naming,
  records: Pick<Records, 'getMany'>,
  context: C,
): Promise<C & SalesContext> {
  return { ...context, products: await productsNamed(lines, records) };
}

/** The same for what a deal or a quote is going to name: what came with a file is marked, so that it stays. */
export async function naming<C extends Context>(
  lines: Naming,
  records: Records,
  context: C,
): Promise<C & SalesContext> {
  const known = await knowing(lines, records, context);
  await inTurns(
    known.products.filter(isToBeMarked),
    // Stryker disable next-line ArrayDeclaration: no two have one
    ({ id }) => [id],
    ({ id }) => mark(id, records, context),
  );
  return known;
}

const isToBeMarked = ({ importId, named }: Product): boolean => importId !== undefined && !named;

const mark = (id: string, records: Records, context: Context) =>
  decideAndCommit(records, context, async () => {
    const product = unlessUndone(await records.get('product', id));
    if (!product || !isToBeMarked(product)) return { ok: true, plan: together() };
    return { ok: true, plan: change(product, { ...product, version: product.version + 1, named: true }) };
  });

/** The product a request without a group calls, by its slug or by its title in either language. */
export async function productsCalled(
  { product: name, productGroup }: Pick<Lead, 'product' | 'productGroup'>,
  records: Pick<Records, 'get' | 'holderOf'>,
): Promise<readonly Product[]> {
  if (name === undefined || productGroup !== undefined) return [];
  const [bySlug, holder] = await Promise.all([
    records.get('product', productId(name)).then(unlessUndone),
    records.holderOf(titleKey(name)),
  ]);
  if (bySlug) return [bySlug];
  const called = holder && (await records.get('product', holder.id));
  return called ? [called] : [];
}
