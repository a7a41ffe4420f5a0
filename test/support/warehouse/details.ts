/** What is told of leads, deals and costs of a history beside what becomes of them: what they are about, who wrote to them, and what costs brought. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import { type Fact, factId } from '../../../shared/domain/facts/fact.ts';

/** Of products. */
export const groups = ['drives', 'lines'] as const;

const dayMs = 86_400_000;
/** Of a version it stands behind all else that is told between it and the next. */
const placeOfContact = 90;

/** The same facts, some of which tell more, and those of the first contacts. */
export function withDetails(seed: number, facts: readonly Fact[]): Fact[] {
  const random = randomOf(seed + 0xde7a11);
  return facts.flatMap((fact) => {
    const more = { ...fact, data: { ...fact.data, ...moreOf(fact, random) }, ...countedMore(fact, random) };
    const isContacted = fact.subject.kind === 'lead' && fact.type !== 'RecordRemoved' && random.next() < 0.2;
    return isContacted ? [more, contactAfter(fact, random)] : [more];
  });
}

const moreOf = ({ type }: Fact, random: Random): Fact['data'] =>
  type === 'CostRecorded' || type === 'CostCorrected' ? reached(random) : {};

function reached(random: Random): Fact['data'] {
  return {
    ...(random.next() < 0.4 && { impressions: random.between(0, 9000) }),
    ...(random.next() < 0.4 && { clicks: random.between(0, 900) }),
    ...(random.next() < 0.4 && { visits: random.between(0, 700) }),
  };
}

/** Nearly each lead is about a group, and deals have theirs from it or of their own; and a third of amounts are in another currency. */
function countedMore({ subject, counted }: Fact, random: Random): Pick<Fact, 'counted'> {
  if (!counted || (subject.kind !== 'lead' && subject.kind !== 'deal')) return {};
  const { amount } = counted;
  return {
    counted: {
      ...counted,
      ...(random.next() < (subject.kind === 'lead' ? 0.9 : 0.3) && { productGroup: random.pick(groups) }),
      ...(amount && random.next() < 0.33 && { amount: { ...amount, currency: 'EUR' } }),
    },
  };
}

function contactAfter({ counted: _counted, ...fact }: Fact, random: Random): Fact {
  const [id, n] = [fact.subject.id, placeOfContact + fact.n];
  const at = new Date(Date.parse(fact.at) + Math.floor(random.next() * 120 * dayMs)).toISOString();
  const recordedAt = fact.recordedAt > at ? fact.recordedAt : at;
  return { ...fact, id: factId(id, fact.version, n), n, at, recordedAt, type: 'LeadContacted', data: { first: false } };
}
