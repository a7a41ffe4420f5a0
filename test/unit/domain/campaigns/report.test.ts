import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { reportMonth } from '../../../../shared/domain/campaigns/report-month.ts';
import type { Cost } from '../../../../shared/domain/costs/cost.ts';
import type { FactDraft } from '../../../../shared/domain/facts/draft.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import type { SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { robot } from '../../../support/domain/actors.ts';
import { campaignWith, mailingWith } from '../../../support/domain/campaigns.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Purchase } from '../../../../shared/domain/purchases/purchase.ts';
import { dealAt, known, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { productWith } from '../../../support/domain/products.ts';
import { leadAt, personId } from '../../../support/domain/leads.ts';
import { put, stock, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const march = '2026-03-10T09:00:00.000Z';
const april = '2026-04-02T09:00:00.000Z';
const spring = campaignWith({ budget: rubles(90_000) });
const autumn = campaignWith({
  id: idOf(0xb12),
  utm: { campaign: 'autumn' },
  name: 'Autumn',
  from: '2026-09-01',
  until: '2026-09-30',
});
const mailing = mailingWith();

let store: MemoryRecords;
beforeEach(async () => {
  store = await storeOf(new ToldClock(), spring, autumn, mailing);
});

const happens = (at: string, record: AnyRecord, ...facts: readonly FactDraft[]) =>
  commitPlan(store, change(undefined, record, ...facts), contextOf(robot, at));

const letterOf = (
  n: number,
  of: object = { mailingId: mailing.id, pass: 1, member: { kind: 'person', id: personId } },
) =>
  ({
    ...{ kind: 'letter', id: idOf(0x8000 + n), version: 1, personId: idOf(0x9000 + n), letter: 'spring' },
    ...{ letterVersion: 'campaigns/spring/ru/1', language: 'ru', markedAt: march, state: 'sent' },
    ...of,
  }) as SentLetter;
const marked = ({ personId: reader, ...letter }: SentLetter): FactDraft => {
  const names = { letter: 'spring', letterVersion: 'campaigns/spring/ru/1' };
  const of = 'mailingId' in letter ? { mailingId: letter.mailingId } : {};
  return { type: 'LetterMarked', data: { personId: reader, ...of, ...names } };
};
const told = (letter: SentLetter, by: 'person' | 'machine' = 'person'): FactDraft[] => [
  { type: 'LetterDelivered', data: { personId: letter.personId } },
  { type: 'LetterClicked', data: { personId: letter.personId, by } },
];
const cost = (n: number, fields: Partial<Cost> = {}): Cost => ({
  ...{ kind: 'cost', id: idOf(0x7000 + n), version: 1, costKind: 'marketing', stage: 'acquisition' },
  ...{ from: '2026-03-01', to: '2026-03-31', amount: rubles(5000), campaign: 'spring' },
  ...fields,
});
const received = (campaign: string | undefined, stage: 'new' | 'spam' = 'new'): FactDraft => ({
  type: 'LeadReceived',
  data: {
    ...{ stage, source: 'site', origin: 'marketing', personId, linkedTo: [] },
    touch: { at: march, source: 'site', ...(campaign !== undefined && { utm: { campaign } }) },
  },
});
const report = (month = '2026-03') => reportMonth(month, 'Europe/Moscow', { records: store, journal: store });
const noOrders = { orders: { won: 0, costUnknown: 0 }, revenue: [] };
const nothing = { letters: { sent: 0, delivered: 0 }, clicked: 0, leads: 0, ...noOrders };

describe('The report of a month', () => {
  it('has the campaigns with a day in it, and says nothing of what nobody knows', async () => {
    expect(await report()).toEqual([{ campaign: spring, ...nothing }]);
    expect(await report('2026-09')).toEqual([{ campaign: autumn, ...nothing }]);
    expect(await report('2026-05')).toEqual([]);
  });

  it('counts its letters that left, arrived, and were followed by people', async () => {
    const [one, two, three] = [letterOf(1), letterOf(2), letterOf(3)];
    await happens(march, one, marked(one), ...told(one), ...told(one));
    await happens(march, two, marked(two), ...told(two, 'machine'));
    await happens(march, three, marked(three), {
      type: 'LetterRefused',
      data: { letter: 'spring', why: 'x', tries: 1 },
    });
    const programme = letterOf(4, { enrolmentId: idOf(0x801) });
    await happens(march, programme, marked(programme), ...told(programme));
    expect(await report()).toEqual([{ campaign: spring, ...nothing, letters: { sent: 2, delivered: 2 }, clicked: 1 }]);
  });

  it('counts what came of a letter in the month it came, also when that had left before', async () => {
    const letter = letterOf(1);
    await happens(march, letter, marked(letter));
    const later = { ...letter, version: 2 } as SentLetter;
    await commitPlan(store, change(letter, later, ...told(letter)), contextOf(robot, april));
    expect((await report())[0]).toMatchObject({ letters: { sent: 1, delivered: 0 }, clicked: 0 });
    expect((await report('2026-04'))[0]).toMatchObject({ letters: { sent: 0, delivered: 1 }, clicked: 1 });
  });

  it('counts first requests by the name in links, however that is written, and no spam', async () => {
    const names = [
      received('spring'),
      received(' SPRING'),
      received('autumn'),
      received(undefined),
      received('spring', 'spam'),
    ];
    for (const [n, fact] of names.entries()) await happens(march, leadAt('new', { id: idOf(0x6000 + n) }), fact);
    const figures = await report();
    expect(figures.map(({ campaign, leads }) => [campaign.name, leads])).toEqual([
      ['Spring', 2],
      ['Autumn', 1],
    ]);
  });

  it('adds the costs entered for the month, by its own name or that in links, each currency for itself', async () => {
    const dollars = { netMinor: 70, currency: 'USD', vatPercent: 0 };
    const costs = [
      cost(1),
      cost(2, { campaign: 'SPRING ' }),
      cost(3, { amount: dollars }),
      cost(4, { from: '2026-02-28' }),
    ];
    const { campaign: _untagged, ...untagged } = cost(5);
    for (const one of [...costs, untagged, cost(6, { campaign: 'summer' })]) await happens(march, one);
    expect((await report())[0]?.cost).toEqual([
      { netMinor: 10_000, currency: 'RUB' },
      { netMinor: 70, currency: 'USD' },
    ]);
    await happens(march, cost(7, { campaign: 'autumn' }));
    expect((await report()).map(({ campaign }) => campaign.name)).toEqual(['Spring', 'Autumn']);
  });

  it('is of the plant’s calendar, the last month of a year too', async () => {
    const [last, first] = ['2026-12-31T20:59:59.999Z', '2026-12-31T21:00:00.000Z'];
    for (const [n, at] of [last, first].entries())
      await happens(at, leadAt('new', { id: idOf(0x6000 + n) }), received('spring'));
    expect((await report('2026-12'))[0]?.leads).toBe(1);
    expect((await report('2027-01'))[0]?.leads).toBe(1);
  });
});

describe('The orders of a month', () => {
  const drive = productWith({ slug: 'drive-7', code: 'FC-7', marginPercent: 40 });
  const line = known.lines[0];

  /** The n-th order of somebody whose first visit came by a name in links. */
  async function wins(
    n: number,
    campaign: string | undefined,
    fields: { deal?: Partial<Deal>; purchase?: Partial<Purchase>; at?: string; noLead?: true } = {},
  ): Promise<void> {
    const purchase = purchaseWith({ id: idOf(0xc000 + n), amount: rubles(1000), ...fields.purchase });
    const firstTouch = { at: march, source: 'site', ...(campaign !== undefined && { utm: { campaign } }) };
    const lastTouch = { ...firstTouch, utm: { campaign: 'autumn' } };
    const lead = leadAt('converted', { id: idOf(0xa000 + n), firstTouch, lastTouch });
    const won = { at: march, purchaseId: purchase.id, dealKind: 'first' } as const;
    const of = fields.noLead ? {} : { leadId: lead.id };
    const deal = dealAt('payment-received', { id: idOf(0xb000 + n), won, ...of, ...fields.deal });
    await put(store, { record: lead, expected: 'new' }, { record: purchase, expected: 'new' });
    const { amount } = purchase;
    await happens(fields.at ?? march, deal, {
      type: 'DealWon',
      data: { purchaseId: purchase.id, amount, dealKind: 'first' },
    });
  }

  it('are those of requests that first came by the name in links, in whichever month those came', async () => {
    await wins(1, ' Spring', { purchase: { costMinor: 600, bonusMinor: 70, deliveryMinor: 30 } });
    await wins(2, 'autumn', { purchase: { costMinor: 1 } });
    await wins(3, undefined);
    await wins(4, 'spring', { noLead: true });
    await wins(5, 'spring', { at: april, purchase: { costMinor: 1200 } });
    const [first, second] = await report();
    expect(first).toEqual({
      ...{ campaign: spring, ...nothing, orders: { won: 1, costUnknown: 0 } },
      revenue: [{ netMinor: 1000, currency: 'RUB', of: 1 }],
      margin: [{ netMinor: 300, currency: 'RUB', of: 1 }],
    });
    expect(second).toMatchObject({ campaign: autumn, margin: [{ netMinor: 999, of: 1 }] });
    expect((await report('2026-04'))[0]).toMatchObject({ margin: [{ netMinor: -200, of: 1 }] });
  });

  it('are counted beside where nobody knows their cost, which is not nothing', async () => {
    await wins(1, 'spring');
    const unknown = { orders: { won: 1, costUnknown: 1 }, revenue: [{ netMinor: 1000, currency: 'RUB', of: 1 }] };
    expect((await report())[0]).toEqual({ campaign: spring, ...nothing, ...unknown });
    await wins(2, 'spring', { purchase: { costMinor: 0 } });
    await wins(3, 'spring', { purchase: { costMinor: 40, amount: { ...rubles(100), currency: 'EUR' } } });
    expect((await report())[0]).toMatchObject({
      orders: { won: 3, costUnknown: 1 },
      revenue: [
        { netMinor: 100, currency: 'EUR', of: 1 },
        { netMinor: 2000, currency: 'RUB', of: 2 },
      ],
      margin: [
        { netMinor: 60, currency: 'EUR', of: 1 },
        { netMinor: 1000, currency: 'RUB', of: 1 },
      ],
    });
  });

  it('are none that were cancelled, came back whole, or were taken back', async () => {
    for (const [n, reversed] of (['cancelled', 'returned', 'undone'] as const).entries())
      await wins(n, 'spring', { purchase: { reversed, costMinor: 1 } });
    expect(await report()).toEqual([{ campaign: spring, ...nothing }]);
    expect(await report('2026-04')).toEqual([]);
  });

  it('bring a campaign whose days are over into the report', async () => {
    await wins(1, 'autumn');
    expect((await report()).map(({ campaign }) => campaign.name)).toEqual(['Spring', 'Autumn']);
  });

  it('cost what the register says of the lines, unless somebody told it', async () => {
    await stock(store, [drive]);
    await wins(1, 'spring', { deal: { lines: [{ ...line, quantity: 2, price: rubles(500) }] } });
    await wins(2, 'spring', { deal: { lines: [line] }, purchase: { costMinor: 100 } });
    expect((await report())[0]?.margin).toEqual([{ netMinor: 400 + 900, currency: 'RUB', of: 2 }]);
  });
});
