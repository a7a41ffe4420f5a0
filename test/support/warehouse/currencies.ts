/** Amounts of some deals of a history in other money: told behind all else of each, most often of one segment. */
import { randomOf } from '../../../local/demo/random.ts';
import { byVersion, type Fact, factId } from '../../../shared/domain/facts/fact.ts';
import { present } from '../../../shared/domain/present.ts';

/** Of the last version, behind what is told of it beside. */
const place = 95;

export function otherMoneyOf(seed: number, sales: readonly Fact[]): Fact[] {
  const random = randomOf(seed + 0xe0);
  const deals = Map.groupBy(
    sales.filter(({ subject }) => subject.kind === 'deal'),
    ({ subject }) => subject.id,
  );
  return [...deals]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, facts]) => {
      const own = facts.toSorted(byVersion);
      const [last, counted] = [own.at(-1), own.findLast((fact) => fact.counted)?.counted];
      if (!last || !counted || random.next() > (counted.segment === 'individual' ? 0.7 : 0.05)) return [];
      const amount = { netMinor: random.between(1, 90) * 1000, currency: 'EUR', as: 'quoted' } as const;
      const { part: _part, ...rest } = last;
      const told = { id: factId(id, last.version, place), n: place, type: 'DealEdited', data: { fields: ['quote'] } };
      return [{ ...rest, ...told, ...present({ counted: { ...counted, amount } }) }];
    });
}
