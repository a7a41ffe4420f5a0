/** Plants whose deals are paid when their history says so, and whose customers order again in rhythms of their own, which the product is not told. */
import { randomOf } from '../local/demo/random.ts';
import type { Counted } from '../shared/domain/facts/counted-shape.ts';
import { type Fact, factId } from '../shared/domain/facts/fact.ts';
import { isPaid } from '../shared/domain/figures/stages.ts';
import { TraceBook } from '../shared/domain/figures/traces.ts';
import { anna } from '../test/support/domain/actors.ts';
import { idOf } from '../test/support/domain/contexts.ts';
import { SalesHistories } from '../test/support/domain/sales-histories.ts';

const dayMs = 86_400_000;
/** The first day of the books, and for how long leads come; deals and orders go on for months after. */
const from = '2024-09-01T00:00:00.000Z';
const days = 700;
const ends = '2026-12-31';

/** What an order comes to where nobody told what its deal is worth, in minor units. */
const usual = 450_000;

/** The facts of one plant. @param leads how many come in the time */
export function forecastPlant(seed: number, leads: number): Fact[] {
  const { facts } = new SalesHistories(seed, { leads, from, days });
  const random = randomOf(seed + 1);
  const book = new TraceBook('2099-01-01');
  book.add(facts);
  const told: Fact[] = [];
  const tell = (
    kind: string,
    n: number,
    at: string,
    type: string,
    counted: Counted,
    id = idOf(0xdd000000 + n),
  ): void => {
    told.push({
      ...{ id: factId(id, 1, 0), type, v: 1, subject: { kind, id }, version: 1, n: 0, at, recordedAt: at },
      ...{ by: { kind: 'staff', id: anna.id }, origin: 'live', commitId: id, policy: 0, data: {}, counted },
    });
  };
  const order = (n: number, on: string, counted: Counted): void => {
    const amount = { netMinor: counted.amount?.netMinor ?? usual, currency: 'RUB', as: 'bought' } as const;
    tell('purchase', n, `${on}T09:00:00.000Z`, 'PurchaseRecorded', { ...counted, on, amount });
  };
  let n = 0;
  for (const { kind, id, pipeline, visits, counted, opening } of book.traces().traces.values()) {
    const paid = kind === 'deal' ? visits.find(({ stage }) => isPaid(pipeline, stage)) : undefined;
    const { accountId, amount, segment, owner } = counted;
    if (!paid || (opening && paid === visits[0]) || accountId === undefined) continue;
    tell('account', 0, paid.at, 'AccountOpened', { ...(segment && { segment }), ...(owner && { owner }) }, accountId);
    const worth = { accountId, ...(amount && { amount: { ...amount, as: 'bought' as const } }) };
    order((n += 1), paid.at.slice(0, 10), { ...worth, dealId: id });
    const gap = random.between(20, 70);
    let at = Date.parse(paid.at);
    while (random.next() > 0.2) {
      at += Math.round(gap * (0.6 + 0.8 * random.next())) * dayMs;
      const on = new Date(at).toISOString().slice(0, 10);
      if (on > ends) break;
      order((n += 1), on, worth);
    }
  }
  return [...facts, ...told];
}
