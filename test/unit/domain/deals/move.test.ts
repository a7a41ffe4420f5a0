import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { type DealMove, moveDeal } from '../../../../shared/domain/deals/move.ts';
import type { OpenDealStage } from '../../../../shared/domain/deals/pipeline.ts';
import { anna, boris, director, erp, head, marketer, office, robot, visitor } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, fieldsLost, refusalOf } from '../../../support/domain/decisions.ts';
import { allKnown, dealAt, dealRecords, halfBefore, knownToPay, rubles } from '../../../support/domain/deals.ts';

const project = [
  ...(['new-deal', 'discuss-terms', 'send-quote', 'agree-price'] as const),
  ...(['payment-received', 'production-ordered', 'shipped'] as const),
];
const beforePayment = project.slice(0, 4);
const note = 'The customer changed the specification';

const move = (deal: Deal, to: DealMove['to'], how: Partial<DealMove> = {}, at = monday) =>
  moveDeal(deal, { to, ...how }, dealRecords(), contextOf(head, at));

describe('A step back', () => {
  const back = project.flatMap((from, n) => project.slice(0, n).map((to, m) => ({ from, to, steps: n - m })));
  const isOverPayment = (from: string, to: OpenDealStage) =>
    beforePayment.includes(to) && !beforePayment.includes(from as OpenDealStage);

  it.each(back)(
    'from $from to $to is one step at a time, with a note, never across the payment',
    ({ from, to, steps }) => {
      const before = dealAt(from, allKnown);
      const decision = move(before, to, { note });
      const expected = isOverPayment(from, to) ? 'paid' : steps > 1 ? 'one-step-back' : to;
      expect(decision.ok ? decision.deal.stage.name : decision.refusal.code).toBe(expected);
      if (!decision.ok) return;
      expectSound(before, decision.plan);
      expect(factsOf(decision.plan)).toEqual([{ type: 'DealMoved', data: { from, to, visit: 4, passed: [] } }]);
      expect(move(before, to).ok).toBe(false);
    },
  );

  it('asks for the note it lacks, and says how far one goes', () => {
    expect(refusalOf(move(dealAt('send-quote'), 'discuss-terms'))).toEqual({
      kind: 'rule',
      code: 'note-needed',
      detail: 'a step back needs a note',
      missing: [{ in: 'body', field: 'note', title: { en: 'Note', ru: 'Заметка' }, example: note }],
    });
    expect(refusalOf(move(dealAt('send-quote'), 'new-deal', { note })).detail).toBe(
      'one step back at a time; from send-quote that is not new-deal',
    );
    expect(refusalOf(move(dealAt('payment-received'), 'agree-price', { note })).detail).toBe(
      'a paid deal does not go back across the payment',
    );
  });

  it('takes what is said with it', () => {
    const { deal, plan } = accepted(move(dealAt('send-quote'), 'discuss-terms', { note, changes: { need: 'Other' } }));
    expect(deal.need).toBe('Other');
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['DealEdited', 'DealMoved']);
  });
});

describe('A deal', () => {
  it('does not go where it stands', () => {
    expect(refusalOf(move(dealAt('send-quote'), 'send-quote'))).toEqual({
      kind: 'conflict',
      code: 'already-there',
      detail: 'the deal is at send-quote already',
    });
  });

  it('does not go to a stage its process lacks', () => {
    expect(refusalOf(move(dealAt('new-deal', { process: 'dealer-order' }), 'send-quote'))).toEqual({
      kind: 'rule',
      code: 'no-such-stage',
      detail:
        'the process dealer-order has no stage send-quote; it has new-deal, agree-price, payment-received, production-ordered, shipped',
    });
  });

  it('does not move when what is said with the move is refused', () => {
    expect(refusalOf(move(dealAt('new-deal', allKnown), 'discuss-terms', { changes: { segment: 'retail' } }))).toEqual({
      kind: 'rule',
      code: 'segment-unknown',
      detail: 'retail is no segment; there are industrial, developer, dealer, individual',
    });
  });

  it('tells where it went, what it passed and for how much', () => {
    const before = dealAt('new-deal', knownToPay);
    const { deal, plan } = accepted(move(before, 'agree-price'));
    expect(deal).toEqual({
      ...before,
      version: 6,
      leg: 5,
      stage: { name: 'agree-price' },
      visit: { n: 4, enteredAt: monday },
      passed: ['discuss-terms', 'send-quote'],
      alarms: [
        { name: 'overdue', at: '2026-03-17T07:00:00.000Z' },
        { name: 'escalation', at: '2026-03-31T07:00:00.000Z' },
      ],
    });
    expect(factsOf(plan)).toEqual([
      {
        type: 'DealMoved',
        data: {
          from: 'new-deal',
          to: 'agree-price',
          visit: 4,
          passed: ['discuss-terms', 'send-quote'],
          amount: rubles(50_000_000),
        },
      },
    ]);
    const { agreement: _a, ...quoted } = knownToPay;
    const { plan: second } = accepted(move(dealAt('send-quote', quoted), 'agree-price'));
    expect(factsOf(second)[0]?.data).toMatchObject({ amount: rubles(54_000_000) });
  });

  it('never loses a field by a move', () => {
    const standing = ['version', 'leg', 'generation', 'generationAt', 'visit', 'alarms', 'stage', 'wait', 'passed'];
    const processes = { project, 'dealer-order': project.filter((stage) => !/terms|quote/.test(stage)) } as const;
    const anyMove = fc
      .record({
        process: fc.constantFrom('project', 'dealer-order'),
        from: fc.nat(),
        to: fc.nat(),
        how: fc.nat({ max: 9 }),
      })
      .map(({ process, from, to, how }): { bare: Deal; asked: DealMove } => {
        const stages = processes[process];
        const stage = stages[from % stages.length] ?? 'new-deal';
        const isPaid = !beforePayment.includes(stage);
        const on = stages[to % stages.length] ?? 'shipped';
        const left = { at: monday, by: { kind: 'staff' as const }, from: 'agree-price' };
        if (how === 0)
          return {
            bare: dealAt('parked', { process, stage: { name: 'parked', ...left, reason: 'needs', basket: 'needs' } }),
            asked: { to: 'agree-price' },
          };
        if (how === 1) return { bare: dealAt('lost', { process }), asked: { to: 'agree-price' } };
        const leaving: DealMove = isPaid
          ? { to: 'cancelled', reason: 'late', refund: rubles(0), cost: rubles(0) }
          : { to: 'parked', basket: 'needs' };
        return { bare: dealAt(stage, { process }), asked: how < 4 ? leaving : { to: on, note } };
      });
    const wait = { until: daysAfter(monday, 3), reason: 'asked to', at: monday };
    let accepted = 0;
    fc.assert(
      fc.property(anyMove, ({ bare, asked }) => {
        const { won, ...rest } = bare;
        const before = { ...rest, ...allKnown, company: 'Zavod', wait, ...(won && { won }) };
        const decision = moveDeal(before, asked, dealRecords(), contextOf(head));
        if (!decision.ok) return;
        accepted += 1;
        expect(fieldsLost(before, decision.deal, standing)).toEqual([]);
        expect(decision.deal.wait).toBeUndefined();
        expectSound(before, decision.plan);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('A closed deal', () => {
  it.each(['cancelled', 'merged'] as const)('that is %s stays so', (name) => {
    for (const to of [...project, 'lost', 'parked', 'cancelled'] as const)
      expect(['deal-closed', 'not-open']).toContain(refusalOf(move(dealAt(name), to, { note, reason: 'late' })).code);
    expect(refusalOf(move(dealAt(name), 'agree-price')).detail).toBe(`the deal is ${name} and stays so`);
  });

  it('that was lost is reopened within 90 days, where it left', () => {
    const before = dealAt('lost', { ...knownToPay, passed: ['send-quote'] });
    const last = daysAfter(monday, 90);
    const { deal, plan } = accepted(move(before, 'agree-price', { changes: { need: 'Other' } }, last));
    expect(deal).toMatchObject({
      stage: { name: 'agree-price' },
      generation: 3,
      generationAt: last,
      visit: { n: 4, enteredAt: last },
      need: 'Other',
    });
    expect(deal.alarms.map(({ name }) => name)).toEqual(['overdue', 'escalation']);
    expect(factsOf(plan)).toEqual([
      { type: 'DealReopened', data: { from: 'lost', to: 'agree-price', visit: 4 } },
      { type: 'DealEdited', data: { fields: ['need'] } },
    ]);
    expectSound(before, plan);
    const late = new Date(Date.parse(last) + 1).toISOString();
    expect(refusalOf(move(before, 'agree-price', {}, late)).code).toBe('too-late-to-reopen');
  });

  it('comes back there and not elsewhere', () => {
    for (const name of ['lost', 'parked'] as const)
      expect(refusalOf(move(dealAt(name), 'send-quote'))).toEqual({
        kind: 'rule',
        code: 'back-where-it-left',
        detail: 'the deal left agree-price and comes back there, not to send-quote',
      });
  });

  it('that was only parked comes back at any time', () => {
    const before = dealAt('parked');
    const { plan } = accepted(move(before, 'agree-price', {}, daysAfter(monday, 1000)));
    expect(factsOf(plan)).toEqual([{ type: 'DealReopened', data: { from: 'parked', to: 'agree-price', visit: 4 } }]);
    expectSound(before, plan);
  });

  it('is not lost, parked or cancelled again, but for a loss from its basket', () => {
    for (const name of ['lost', 'parked', 'cancelled', 'merged'] as const)
      for (const to of ['lost', 'parked', 'cancelled'] as const)
        if (name !== 'parked' || to !== 'lost')
          expect(refusalOf(move(dealAt(name), to))).toEqual({
            kind: 'rule',
            code: 'not-open',
            detail: `the deal is ${name}; reopen it first`,
          });
  });
});

describe('Who moves a deal', () => {
  it('is its owner, a head, the office, the ERP or a robot', () => {
    const all = { anna, boris, head, marketer, office, director, erp, robot, visitor };
    const deal = dealAt('agree-price', knownToPay);
    const may = Object.entries(all).flatMap(([name, by]) =>
      moveDeal(deal, { to: 'payment-received' }, dealRecords(), contextOf(by)).ok ? [name] : [],
    );
    expect(may).toEqual(['anna', 'head', 'office', 'erp', 'robot']);
    expect(refusalOf(moveDeal(deal, { to: 'lost' }, dealRecords(), contextOf(boris)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'the deal belongs to another manager',
    });
  });

  it('is the office only where it confirms: payment, production order, shipment', () => {
    const by = contextOf(office);
    const asOffice = (from: Parameters<typeof dealAt>[0], asked: DealMove) =>
      moveDeal(dealAt(from, allKnown), asked, dealRecords(), by);
    for (const to of ['payment-received', 'production-ordered', 'shipped'] as const)
      expect(asOffice('agree-price', { to }).ok).toBe(true);
    expect(asOffice('shipped', { to: 'production-ordered', note }).ok).toBe(true);
    for (const asked of [
      { to: 'discuss-terms' },
      { to: 'agree-price' },
      { to: 'lost', reason: 'no-need' },
      { to: 'parked', basket: 'needs' },
    ] as const)
      expect(refusalOf(asOffice('new-deal', asked)).kind).toBe('forbidden');
    expect(refusalOf(asOffice('shipped', { to: 'cancelled', reason: 'late' })).kind).toBe('forbidden');
  });

  it('who is the office changes with a move only what it confirms', () => {
    const payment = { document: 'PP-2', amount: rubles(1), on: '2026-03-02' };
    const shipment = { document: 'U-2', on: '2026-03-02', last: false };
    const its = { payment, shipment, productionOrderNumber: 'PO-2', order: { number: 'A' }, contractNumber: 'C' };
    const asOffice = (changes: DealMove['changes']) =>
      moveDeal(dealAt('agree-price', allKnown), { to: 'shipped', changes }, dealRecords(), contextOf(office));
    expect(asOffice(its).ok).toBe(true);
    const agreement = { amount: rubles(1), specification: 'x' };
    const others: DealMove['changes'][] = [
      ...[{ need: 'x' }, { lines: [{ title: 'x' }] }, { budget: null }, { wantedOn: null }, { segment: 'dealer' }],
      ...[
        { deliveryTerms: 'x' },
        { quote: { number: 'Q' } },
        { committee: [{ personId: idOf(1), role: 'user' as const }] },
      ],
      ...[{ agreement }, { promisedShipOn: '2026-09-01' }, { shipDateReason: 'us' as const }],
      ...[{ paymentTerms: halfBefore }, { deferral: true as const }, { approvedDiscountPercent: 5 }],
    ];
    for (const other of others)
      expect(refusalOf(asOffice({ ...its, ...other }))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: `who confirms a deal does not change its ${Object.keys(other ?? {}).join()}`,
      });
    expect(refusalOf(asOffice({ need: 'x', segment: 'dealer' })).detail).toContain('its need, segment');
  });
});
