/** Plants whose deals are paid when their history says so, and whose customers order again in rhythms of their own, which the product is not told. */
import { type Random, randomOf } from '../local/demo/random.ts';
import type { Counted } from '../shared/domain/facts/counted-shape.ts';
import { type Fact, factId } from '../shared/domain/facts/fact.ts';
import { isPaid } from '../shared/domain/figures/stages.ts';
import type { Trace } from '../shared/domain/figures/trace.ts';
import { TraceBook } from '../shared/domain/figures/traces.ts';
import { present } from '../shared/domain/present.ts';
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
  let purchases = 0;
  const orders = [...book.traces().traces.values()].flatMap((deal) => {
    const paid = paidAt(deal);
    const { accountId } = deal.counted;
    if (paid === undefined || accountId === undefined) return [];
    const dates = [paid.slice(0, 10), ...againOn(paid, random)];
    return [
      opened(accountId, paid, deal.counted),
      ...dates.map((on, n) =>
        ordered((purchases += 1), on, { ...present({ dealId: n === 0 ? deal.id : undefined }), ...worthOf(deal) }),
      ),
    ];
  });
  return [...facts, ...orders];
}

/** When a deal came to its payment here; nothing of one that came here paid. */
function paidAt({ kind, pipeline, visits, opening }: Trace): string | undefined {
  const paid = kind === 'deal' ? visits.find(({ stage }) => isPaid(pipeline, stage)) : undefined;
  return opening && paid === visits[0] ? undefined : paid?.at;
}

/** The days on which a customer orders again, until they are gone. */
function againOn(paid: string, random: Random): string[] {
  const gap = random.between(20, 70);
  const on: string[] = [];
  for (let at = Date.parse(paid); random.next() > 0.2; ) {
    at += Math.round(gap * (0.6 + 0.8 * random.next())) * dayMs;
    on.push(new Date(at).toISOString().slice(0, 10));
  }
  return on.filter((day) => day <= ends);
}

const worthOf = ({ counted: { accountId, amount } }: Trace): Counted => ({
  ...present({ accountId }),
  amount: { netMinor: amount?.netMinor ?? usual, currency: 'RUB', as: 'bought' },
});

const opened = (id: string, at: string, { segment, owner }: Counted): Fact =>
  fact('account', id, at, 'AccountOpened', present({ segment, owner }));

const ordered = (n: number, on: string, counted: Counted): Fact =>
  fact('purchase', idOf(0xdd000000 + n), `${on}T09:00:00.000Z`, 'PurchaseRecorded', { ...counted, on });

const fact = (kind: string, id: string, at: string, type: string, counted: Counted): Fact => ({
  ...{ id: factId(id, 1, 0), type, v: 1, subject: { kind, id }, version: 1, n: 0, at, recordedAt: at },
  ...{ by: { kind: 'staff', id: anna.id }, origin: 'live', commitId: id, policy: 0, data: {}, counted },
});
