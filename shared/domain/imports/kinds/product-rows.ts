import { present } from '../../present.ts';
import { addedProduct, changedProduct, fieldsOf, undoneProduct } from '../../products/change-product.ts';
import { codeKey, heldBy, titleKey } from '../../products/keys.ts';
import {
  mostEdits,
  type Product,
  type ProductDetails,
  productId,
  slugOf,
  unlessUndone,
} from '../../products/product.ts';
import { change } from '../../records/plan.ts';
import type { Policy } from '../../settings/settings.ts';
import { wrong } from '../columns.ts';
import {
  broughtBy,
  isOf,
  isOfRow,
  nothing,
  removing,
  type RowContext,
  type RowDecision,
  type RowKind,
  type RowStores,
  type Undoing,
} from '../row-kind.ts';
import { isWorkedWith } from '../worked-with.ts';
import type { ProductRow } from './product-fields.ts';

/** Products, each by its code: one that is new is added, of one that is known what the row says is changed. */
export const productRows: RowKind<ProductRow> = {
  keysOf: ({ code, title, titleEn }) => [
    codeKey(code),
    ...[title, titleEn].flatMap((one) => (one === undefined ? [] : [titleKey(one)])),
  ],
  decide: async (row, stores, context) => {
    const product = await productOfCode(row, stores);
    return product ? changing(product, row, stores, context) : adding(row, stores, context);
  },
  undo: async (row, stores, context) => {
    const { records } = stores;
    const product = (await productOfCode(row, stores)) ?? (await records.get('product', productId(slugOf(row.code))));
    return product ? takenBack(product, row, stores, context) : nothing;
  },
  accountsOf: () => Promise.resolve([]),
};

async function productOfCode({ code }: ProductRow, { records }: RowStores): Promise<Product | undefined> {
  const holder = await records.holderOf(codeKey(code));
  return holder && records.get('product', holder.id);
}

async function adding(row: ProductRow, { records }: RowStores, context: RowContext): Promise<RowDecision> {
  const { code, title, group } = row;
  const { pyramidStep } = context.policy['product-groups'].find(({ id }) => id === group) ?? {};
  const slug = slugOf(code);
  const before = await records.get('product', productId(slug));
  const holder = unlessUndone(before);
  const errors = [
    ...(title === undefined ? [wrong('title', '', newcomersNeed)] : []),
    ...(group === undefined ? [wrong('group', '', newcomersNeed)] : []),
    ...(holder ? [wrong('code', code, `a code that is no other product’s slug: it is that of ${holder.code}`)] : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const bare = {
    title: {},
    of: 'catalogue',
    code,
    active: true,
    ...present({ pyramidStep }),
  } as ProductDetails; // with the title and the group of the row
  const details = { ...saidOf(bare, row, context.policy), ...broughtBy(context) };
  return { ok: true, ...addedProduct(slug, details, before, await heldBy([details], records)) };
}

const newcomersNeed = 'a value, for a product the register does not have';

/** A row that is decided again made its change before; another row of the file may not say otherwise. */
async function changing(
  product: Product,
  row: ProductRow,
  { records }: RowStores,
  context: RowContext,
): Promise<RowDecision> {
  const after = saidOf(product, row, context.policy);
  const fields = fieldsOf(product, after);
  const { edits = [] } = product;
  const brought = [product, ...edits].find((one) => isOf(one, context));
  if (fields.length === 0 || (brought && isOfRow(brought, context))) return { ok: true, known: brought ?? product };
  if (brought)
    return {
      ok: false,
      errors: [wrong('code', row.code, `a code of one row: row ${String(brought.importRow)} says otherwise`)],
    };
  const was = Object.fromEntries(fields.map((name) => [name, product[name] ?? null]));
  const edited = { ...after, edits: [...edits, { ...broughtBy(context), was }].slice(-mostEdits) };
  return { ok: true, ...changedProduct(product, edited, await heldBy([product, edited], records)) };
}

/** A product with what a row says of it. An English title nobody gave is the Russian one. */
function saidOf<P extends ProductDetails>(product: P, row: ProductRow, policy: Policy): P {
  const { title, titleEn, kind, group, pyramidStep, unit, marginPercent, leadTimeDays, active } = row;
  const { en, ru } = product.title;
  const said = { ru: title ?? ru, en: titleEn ?? (en === ru ? title : undefined) ?? en };
  return {
    ...product,
    title: { en: said.en, ru: said.ru },
    ...present({ of: kind, group, pyramidStep, unit, marginPercent, leadTimeDays, active }),
    ...present({ listPrice: priceIn(row, product, policy) }),
  };
}

/** The price of a row, net; what it does not say of it is as it was, or the plant's. */
function priceIn(row: ProductRow, { listPrice }: ProductDetails, { company }: Policy): ProductDetails['listPrice'] {
  if (row.price === undefined) return listPrice;
  const { currency, vatPercent } = {
    ...company,
    ...listPrice,
    ...present({ currency: row.currency, vatPercent: row.vatRate }),
  };
  const netMinor = row.vatIncluded ? Math.round(row.price / (1 + vatPercent / 100)) : row.price;
  return { netMinor, currency, vatPercent };
}

/** As it was before the row, or out of the register when the row brought it; kept when somebody has to do with it since. */
async function takenBack(product: Product, row: ProductRow, stores: RowStores, context: RowContext): Promise<Undoing> {
  const edit = product.edits?.find((one) => isOf(one, context));
  if (edit) return putBack(product, edit, row, stores, context);
  if (product.undone || !isOf(product, context)) return nothing;
  const { importId, importRow: _row, ...others } = product;
  if (product.named || (await isWorkedWith(product, stores.journal))) return keeping(product, others, context);
  const held = await heldBy([product], stores.records);
  return removing(undoneProduct(product, held, { type: 'RecordRemoved', data: { importId: String(importId) } }));
}

/** From now on it is not the import's. */
function keeping(before: Product, after: Product, { importId }: RowContext): Undoing {
  const fact = { type: 'RecordKept', data: { importId } } as const;
  return { name: 'kept', plan: change(before, { ...after, version: before.version + 1 }, fact) };
}

type Edit = NonNullable<Product['edits']>[number];

/** The fields a row changed, as they were, as long as all of them are as the row said. */
async function putBack(
  product: Product,
  edit: Edit,
  row: ProductRow,
  { records }: RowStores,
  context: RowContext,
): Promise<Undoing> {
  // Stryker disable next-line ArrayDeclaration: it has the edit at least
  const { edits = [], ...bare } = product;
  const others = edits.filter((one) => one !== edit);
  const rest: Product = { ...bare, ...(others.length > 0 && { edits: others }) };
  if (fieldsOf(product, saidOf(product, row, context.policy)).length > 0) return keeping(product, rest, context);
  const before = Object.entries({ ...rest, ...edit.was }).filter(([, value]) => value !== null);
  const restored = Object.fromEntries(before) as Product; // the fields it had are of their types
  return removing(changedProduct(product, restored, await heldBy([product, restored], records)).plan);
}
