/**
 * The facts of two years of a plant, a given number of them: random histories of leads and deals, and beside each of their facts
 * what a journal has besides, as often as the demo plant's does. Of that 36 in a hundred are asked for by a funnel.
 */
import { v5 } from 'uuid';
import { type Random, randomOf } from '../local/demo/random.ts';
import type { Counted } from '../shared/domain/facts/counted-shape.ts';
import type { FactDraft } from '../shared/domain/facts/draft.ts';
import { type Fact, factId } from '../shared/domain/facts/fact.ts';
import { present } from '../shared/domain/present.ts';
import { SalesHistories } from '../test/support/domain/sales-histories.ts';

/** The months of the report, and the instant it is of. */
export const [from, to, asOf] = ['2024-12', '2026-11', '2026-12-01T00:00:00.000Z'] as const;
/** Histories begin within so many days from an instant on. */
const [firstInstant, days] = ['2024-12-02T00:00:00.000Z', 600];
/** Facts of the histories of one lead, with those of its deals and of deals without one. */
const factsPerLead = 6.85;
/** What share of a journal histories are. */
const historyShare = 0.33;

const names = 'c5a0d7e2-3b19-5f64-9d28-7e1a4c6b8f03';
const idsOfTests = /0{8}-0000-7000-8000-[0-9a-f]{12}/g;

type Beside = {
  readonly weight: number;
  /** Told of these only. */
  readonly of?: 'lead' | 'deal';
  /** Whose fact it is, if not that of the lead or deal. */
  readonly kind?: string;
  readonly tell: (random: Random, fact: Fact, newId: () => string) => FactDraft;
  readonly counted?: (random: Random, newId: () => string) => Counted;
};

const amountOf = (random: Random) => ({
  netMinor: random.between(1, 900_000) * 100,
  ...{ currency: 'RUB', vatPercent: 22 },
});
const partOf = (kind: string, id: string) => ({ part: { kind, id } });
const dayIn = ({ at }: Fact): string => at.slice(0, 10);

/** As often as in the demo plant's journal. */
const besides: readonly Beside[] = [
  {
    weight: 191,
    tell: (random, _, newId) => ({
      type: 'ActivityRecorded',
      ...partOf('activity', newId()),
      data: { channel: random.pick(['mail', 'call', 'meeting']), direction: 'out', result: 'next-step-agreed' },
    }),
  },
  {
    weight: 83,
    tell: (random, { at }, newId) => ({
      type: 'TaskAdded',
      ...partOf('task', newId()),
      data: {
        about: random.pick(['calculation', 'overdue-discuss-terms', 'papers-returned']),
        ...{ assignee: newId(), dueAt: at },
      },
    }),
  },
  {
    weight: 80,
    tell: (_, __, newId) => ({
      type: 'TaskDone',
      ...partOf('task', newId()),
      data: { about: 'overdue-discuss-terms', outcome: 'done' },
    }),
  },
  {
    ...{ weight: 62, of: 'deal' },
    tell: () => ({ type: 'DealEdited', data: { fields: ['order', 'agreement', 'paymentTerms'] } }),
  },
  {
    weight: 53,
    of: 'deal',
    tell: (_, { at }, newId) => ({
      type: 'DealOverdue',
      data: { stage: 'discuss-terms', alarm: 'overdue', dueAt: at, taskId: newId() },
    }),
  },
  { ...{ weight: 49, of: 'lead' }, tell: () => ({ type: 'LeadContacted', data: { first: true } }) },
  { weight: 59, kind: 'person', tell: () => ({ type: 'PersonAppeared', data: { source: 'site' } }) },
  {
    weight: 41,
    kind: 'score',
    tell: (random, fact, newId) => ({
      type: 'SegmentMigrated',
      data: {
        ...{ accountId: newId(), from: { cell: 10, progress: 'middle' }, to: { cell: 13, progress: 'high' } },
        ...{ cause: 'own', axes: ['recency'], crossed: { axis: 'recency', boundary: 90, value: 91 } },
        ...{ base: 'company', cut: dayIn(fact), asOf: dayIn(fact), marginMinor: random.between(1, 1e8) },
      },
    }),
  },
  {
    weight: 38,
    of: 'deal',
    tell: (random, fact, newId) => ({
      type: 'PaymentRecorded',
      ...partOf('payment', newId()),
      data: {
        document: `ПП-${String(random.between(1, 9999))}`,
        ...{ amount: amountOf(random), on: dayIn(fact), confirmed: true },
      },
    }),
  },
  {
    weight: 22,
    of: 'deal',
    tell: (_, __, newId) => ({ type: 'CommitteeChanged', data: { personId: newId(), role: 'decision-maker' } }),
  },
  {
    weight: 20,
    of: 'deal',
    tell: (random) => ({
      type: 'ProductionOrdered',
      data: { number: `ПЗ-${String(random.between(1, 9999))}`, confirmed: true },
    }),
  },
  {
    weight: 58,
    kind: 'purchase',
    tell: (random, fact, newId) => ({
      type: 'PurchaseRecorded',
      data: { accountId: newId(), amount: amountOf(random), on: dayIn(fact), source: 'erp' },
    }),
    counted: (random, newId) => ({
      accountId: newId(),
      on: '2026-01-05',
      amount: { netMinor: random.between(1, 1e8), currency: 'RUB', as: 'bought' },
    }),
  },
  {
    weight: 23,
    kind: 'account',
    tell: (_, __, newId) => ({ type: 'AccountOpened', data: { personId: newId() } }),
    counted: (_, newId) => ({ segment: 'dealer', owner: newId() }),
  },
];
const besidesOf = (kind: string): readonly Beside[] => besides.filter(({ of = kind }) => of === kind);
const [ofLeads, ofDeals] = [besidesOf('lead'), besidesOf('deal')];

function besideOf(kind: string, random: Random): Beside {
  const fitting = kind === 'deal' ? ofDeals : ofLeads;
  let dice = random.next() * fitting.reduce((sum, { weight }) => sum + weight, 0);
  const found = fitting.find(({ weight }) => (dice -= weight) < 0);
  if (!found) throw new Error('the weights are of all');
  return found;
}

/** Another fact of the same commit: of the same record, or of one that is told of for the first time. */
function toldBeside(fact: Fact, n: number, random: Random, newId: () => string): Fact {
  const { kind, tell, counted } = besideOf(fact.subject.kind, random);
  const subject = kind === undefined ? fact.subject : { kind, id: newId() };
  const version = kind === undefined ? fact.version : 1;
  const { type, part, data } = tell(random, fact, newId);
  return {
    ...fact,
    ...{ id: factId(subject.id, version, n), type, subject, version, n, data },
    ...present({ part, counted: counted?.(random, newId) }),
  };
}

/** @returns so many facts, one after the other, in no order; the same ones each time */
export function* factsOfPlant(count: number): Generator<Fact> {
  const random = randomOf(23);
  const leads = Math.round((count * historyShare) / factsPerLead);
  const { events } = new SalesHistories(7, { leads, from: firstInstant, days });
  let ids = 0xbe51de00000;
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  };
  const known = new Map<string, string>();
  const realIdOf = (id: string): string => {
    const real = known.get(id) ?? v5(id, names);
    known.set(id, real);
    return real;
  };
  const more = count - events.length;
  for (const [place, { fact }] of events.entries()) {
    const { counted: _, part: __, ...bare } = fact;
    const from = Math.floor((place * more) / events.length);
    const to = Math.floor(((place + 1) * more) / events.length);
    const own = [fact];
    for (let n = from; n < to; n += 1) own.push(toldBeside(bare, 10 + n - from, random, newId));
    for (const each of own) yield JSON.parse(JSON.stringify(each).replace(idsOfTests, realIdOf)) as Fact; // as it was
  }
}
