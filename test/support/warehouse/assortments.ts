/** What is sold: products of orders, groups of what leads and deals are about, and quotes with their discounts; told beside what else is. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import { plusDays } from '../../../shared/domain/calendar/working-calendar.ts';
import type { Counted } from '../../../shared/domain/facts/counted-shape.ts';
import { byVersion, type Fact, factId } from '../../../shared/domain/facts/fact.ts';
import type { Product } from '../../../shared/domain/products/product.ts';
import { productWith } from '../domain/products.ts';
import { products } from '../domain/sales-histories.ts';

const groups = ['spares', 'drives', 'drives', 'lines'];
/** Those deals are about, in their steps; one that was ordered long ago alone, and what nobody ever ordered. */
export const registered: readonly Product[] = [
  ...products.map((slug, n) => {
    const group = groups[n] ?? 'drives';
    return productWith({ slug, code: slug, pyramidStep: n + 1, group, active: slug !== 'plant' });
  }),
  productWith({ slug: 'relay', code: 'relay', group: 'spares' }),
  productWith({ slug: 'crane', code: 'crane', group: 'cranes', pyramidStep: 4 }),
  productWith({ slug: 'relic', code: 'relic', group: 'cranes', active: false }),
];

/** Behind all else that a version tells. */
const place = 50;

export function assortmentOf(seed: number, facts: readonly Fact[]): Fact[] {
  const random = randomOf(seed + 0xa550);
  return [...Map.groupBy(facts, ({ subject }) => subject.id)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const told = own.toSorted(byVersion);
      const [last] = told.slice(-1);
      if (!last) return [];
      const counted = told.findLast((fact) => fact.counted)?.counted ?? {};
      if (last.subject.kind === 'purchase') return orderOf(last, counted, random);
      if (last.subject.kind === 'lead') return grouped('LeadEdited', last, counted, random);
      if (last.subject.kind !== 'deal') return [];
      return [...grouped('DealEdited', last, counted, random), ...quotesIn(told, random)];
    });
}

function orderOf(last: Fact, counted: Counted, random: Random): Fact[] {
  if (random.next() < 0.4) return [];
  const isOld = (counted.on ?? '') < '2025-07-01';
  const product = isOld ? 'relay' : random.pick([...products, 'old-crane']);
  return [beside(last, place, 'PurchaseCosted', {}, { ...counted, product })];
}

const grouped = (type: Fact['type'], last: Fact, counted: Counted, random: Random): Fact[] =>
  random.next() < 0.5
    ? []
    : [
        beside(
          last,
          place,
          type,
          { fields: ['productGroup'] },
          { ...counted, productGroup: random.pick(['lines', 'made-to-order']) },
        ),
      ];

function quotesIn(told: readonly Fact[], random: Random): Fact[] {
  return told.flatMap((fact) => {
    if (random.next() < 0.7) return [];
    const sentOn = plusDays(fact.at.slice(0, 10), random.between(-20, 5));
    const discount = random.next() < 0.7 ? { discountPercent: random.between(0, 60) / 4 } : {};
    return [beside(fact, place + 1 + fact.n, 'QuoteSent', { version: 1, number: '1', sentOn, ...discount })];
  });
}

function beside(
  { counted: _counted, ...fact }: Fact,
  n: number,
  type: Fact['type'],
  data: Fact['data'],
  counted?: Counted,
): Fact {
  return { ...fact, id: factId(fact.subject.id, fact.version, n), n, type, data, ...(counted && { counted }) };
}
