/** The lines of a quote, filled in from the product register where nobody says otherwise. */
import type * as z from 'zod';
import type { Line } from '../deals/deal.ts';
import { type DraftQuote, QuoteLine } from '../deals/quote.ts';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import { type Product, productOf } from '../products/product.ts';
import { type Missing, refuse, type Refused } from '../records/refusal.ts';

/** A line as it is asked for: the register knows the title, the code, the unit and the price of its products. */
export const AskedLine = lazily(() => QuoteLine().partial({ title: true, price: true }));
export type AskedLine = z.infer<ReturnType<typeof AskedLine>>;

type Products = readonly Product[];
type Language = DraftQuote['language'];
type Filled = { readonly ok: true; readonly lines: QuoteLine[] };
/** A line on its way into a quote: an asked one, or the deal's. */
type Rough = { readonly [K in keyof QuoteLine]?: QuoteLine[K] | undefined };

const needed = {
  title: { title: { en: 'Title of the line', ru: 'Наименование' }, example: 'Frequency converter 7.5 kW' },
  quantity: { title: { en: 'Quantity of the line', ru: 'Количество' }, example: 10 },
  price: {
    title: { en: 'Price of one, net of VAT', ru: 'Цена за единицу без НДС' },
    example: { netMinor: 4_500_000, currency: 'RUB', vatPercent: 22 },
  },
} as const;

/** Whole lines, or what they lack, line by line. What is no longer sold is not quoted. */
export function filledLines(rough: readonly Rough[], products: Products, language: Language): Filled | Refused {
  const gone = rough.flatMap(({ product }) => (productOf(product, products)?.active === false ? [product] : []));
  if (gone.length > 0)
    return refuse(
      'product-inactive',
      `no longer sold: ${[...new Set(gone)].join(', ')}; name a product that is active`,
    );
  const lines = rough.map((line) => filledLine(line, products, language));
  const missing = lines.flatMap(lacking);
  return missing.length > 0
    ? refuse('line-incomplete', `the lines lack ${missing.map(({ field }) => field).join(', ')}`, { missing })
    : { ok: true, lines: lines as QuoteLine[] }; // none lacks anything
}

/** A line with what the register knows of its product, in the order of the schema: lines are compared by it. */
function filledLine(line: Rough, products: Products, language: Language): Rough {
  const known = productOf(line.product, products);
  const registered = known && {
    title: known.title[language],
    unit: known.unit,
    price: known.listPrice,
    code: known.code,
  };
  const { product, title, quantity, unit, price, code, discountPercent } = { ...registered, ...present(line) };
  return present({ product, title, quantity, unit, price, code, discountPercent });
}

const lacking = (line: Rough, n: number): Missing[] =>
  (['title', 'quantity', 'price'] as const).flatMap((name) =>
    line[name] === undefined ? [{ in: 'body', field: `lines.${String(n)}.${name}`, ...needed[name] }] : [],
  );

/** Lines with the discount of the quote where they have none of their own. */
export const discounted = ({ lines, discountPercent }: Pick<DraftQuote, 'lines' | 'discountPercent'>): QuoteLine[] =>
  discountPercent === 0 ? lines : lines.map((line) => ({ discountPercent, ...line }));

/** The longest lead time among the lines whose product tells one, in working days. */
export function leadTimeOf(lines: readonly Pick<Line, 'product'>[], products: Products): number | undefined {
  const times = lines.flatMap(({ product }) => productOf(product, products)?.leadTimeDays ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}
