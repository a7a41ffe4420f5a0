/** What is done with the leads and deals of a history, and when they wait: told between what else is told of them. */
import { randomOf } from '../../../local/demo/random.ts';
import { type Fact, byVersion, factId } from '../../../shared/domain/facts/fact.ts';

const dayMs = 86_400_000;
const isoOf = (ms: number): string => new Date(ms).toISOString();
/** Of a version they stand behind all else that its commit tells, and before what comes next. */
const placesEach = 10;

export function effortsOf(seed: number, sales: readonly Fact[]): Fact[] {
  const random = randomOf(seed);
  return [...Map.groupBy(sales, ({ subject }) => subject.id)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, facts]) => {
      const own = facts.toSorted(byVersion);
      return own.flatMap((fact, n) => {
        const [from, until] = [
          Date.parse(fact.at),
          Date.parse(own[n + 1]?.at ?? '') || Date.parse(fact.at) + 30 * dayMs,
        ];
        const times = Array.from({ length: random.between(-2, 2) }, () => from + random.next() * (until - from));
        return times
          .toSorted((a, b) => a - b)
          .map((ms, place) => told(fact, placesEach * (1 + fact.n) + place, isoOf(Math.floor(ms))));
      });
    });

  function told(after: Fact, n: number, at: string): Fact {
    const isLead = after.subject.kind === 'lead';
    const { id } = after.subject;
    const dice = random.next();
    const [waits, ended] = isLead ? ['LeadWaits', 'LeadWaitEnded'] : ['DealWaits', 'DealWaitEnded'];
    const call = { type: 'ActivityRecorded', data: { channel: 'phone', direction: 'out' } };
    const wait = { type: waits, data: { until: isoOf(Date.parse(at) + random.between(1, 40) * dayMs) } };
    const end = { type: ended, data: { by: 'hand' } };
    const { type, data } = dice < 0.5 ? call : dice < 0.8 ? wait : end;
    const { counted: _counted, ...rest } = after;
    const recordedAt = after.recordedAt > at ? after.recordedAt : at;
    return { ...rest, id: factId(id, after.version, n), n, at, recordedAt, type, data };
  }
}
