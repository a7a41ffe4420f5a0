/** Moves of the leads and deals of a history from one basket to another: told between what else is told of them. */
import { randomOf } from '../../../local/demo/random.ts';
import { byVersion, type Fact, factId } from '../../../shared/domain/facts/fact.ts';
import { baskets } from '../../../shared/domain/leads/pipeline.ts';

const dayMs = 86_400_000;
/** Of a version, behind what efforts are told of it. */
const place = 90;

export function otherBasketsOf(seed: number, sales: readonly Fact[]): Fact[] {
  const random = randomOf(seed + 0xba5);
  return [...Map.groupBy(sales, ({ subject }) => subject.id)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, facts]) => {
      const own = facts.toSorted(byVersion);
      return own.flatMap((fact, n) => {
        if (fact.data['to'] !== 'parked' || random.next() < 0.7) return [];
        const [from, until] = [fact.at, own[n + 1]?.at ?? fact.at].map((at) => Date.parse(at)) as [number, number]; // of two
        const at = new Date(Math.floor(from + random.next() * Math.max(until - from, dayMs / 2))).toISOString();
        return [toOther(fact, at < (own[n + 1]?.at ?? '9999') ? at : fact.at)];
      });
    });

  function toOther({ counted: _counted, ...fact }: Fact, at: string): Fact {
    const data = { ...fact.data, from: 'parked', basket: random.pick(baskets) };
    return { ...fact, id: factId(fact.subject.id, fact.version, place), n: place, at, recordedAt: at, data };
  }
}
