import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { applyErp, tellPurchase } from '../../../../shared/domain/purchases/erp.ts';
import { orderClaim, orderKey, purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { commitPlan, decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { change, together } from '../../../../shared/domain/records/plan.ts';
import { anna, erp } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, dealAt, dealId, knownToPay, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { accountWith } from '../../../support/domain/leads.ts';

/** One order number as people and systems spell it. */
const spellings = ['IE-2026-0007', 'ie-2026-0007', '№ IE-2026-7', 'IЕ-2026-0007', ' IE-2026-000 7', 'ＩＥ-2026-0007'];
const legalEntity = 'voronka-demo';

describe('An order number', () => {
  it.each(spellings)('%s is one and the same', (spelling) => {
    expect(orderKey(spelling)).toBe('IE-2026-7');
  });

  it('is compared with look-alike letters made Latin, and its zeros inside kept', () => {
    expect(orderKey('авекмнорстух')).toBe('ABEKMHOPCTYX');
    expect(orderKey('Ж-100/0020#1')).toBe('Ж-100/201');
    expect([orderKey('000'), orderKey('A0')]).toEqual(['0', 'A0']);
  });

  it('makes one purchase a year and seller', () => {
    const id = (entity: string, number: string, on: string) => purchaseId(entity, { number, on });
    const one = id(legalEntity, 'IE-2026-0007', '2026-03-02');
    expect(one).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(id(legalEntity, 'ie-2026-7', '2026-12-31')).toBe(one);
    expect(id(legalEntity, 'IE-2026-0007', '2027-03-02')).not.toBe(one);
    expect(id('other', 'IE-2026-0007', '2026-03-02')).not.toBe(one);
    expect(id(legalEntity, 'IE-2026-0070', '2026-03-02')).not.toBe(one);
    expect(orderClaim(legalEntity, { number: 'ie-2026-7', on: '2026-03-02' })).toBe(`order/${one}`);
  });

  it('keeps its purchase for ever: the id of a known order', () => {
    expect(purchaseId(legalEntity, { number: 'IE-2026-0042', on: '2026-03-02' })).toBe(
      '5a2a5859-29ab-5983-b834-a7b4f55b52df',
    );
  });
});

describe('A purchase told', () => {
  const told = { orderNumber: 'IE-2026-0007', orderDate: '2026-03-02', amount: rubles(100) };
  const id = purchaseId(legalEntity, { number: told.orderNumber, on: told.orderDate });
  const buyer = { account: accountWith(), opening: together() };
  const tell = (asked: Parameters<typeof tellPurchase>[0], before?: Parameters<typeof tellPurchase>[1]) =>
    tellPurchase(asked, before, buyer, contextOf(erp));

  it('is recorded, with the account it opens', () => {
    const opening = change(undefined, accountWith({ version: 1 }), {
      type: 'AccountOpened',
      data: { personId: idOf(1) },
    });
    const decision = tellPurchase({ ...told, pyramidStep: 3 }, undefined, { ...buyer, opening }, contextOf(erp));
    const { purchaseId: recorded, created, plan } = accepted(decision);
    expect([recorded, created]).toEqual([id, true]);
    expect(recordsOf('purchase', plan)).toEqual([
      {
        kind: 'purchase',
        id,
        version: 1,
        accountId,
        orderNumber: 'IE-2026-0007',
        amount: rubles(100),
        on: '2026-03-02',
        source: 'erp',
        pyramidStep: 3,
      },
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'AccountOpened', data: { personId: idOf(1) } },
      { type: 'PurchaseRecorded', data: { accountId, amount: rubles(100), on: '2026-03-02', source: 'erp' } },
    ]);
    expect(recordsOf('purchase', accepted(tell(told)).plan)[0]).not.toHaveProperty('pyramidStep');
  });

  it('again changes nothing, and with another amount corrects it', () => {
    const before = purchaseWith({ id, amount: rubles(100), source: 'deal' });
    expect(tell(told, before)).toEqual({ ok: true, purchaseId: id, created: false, plan: together() });
    const { created, plan } = accepted(tell({ ...told, amount: rubles(90) }, before));
    expect(created).toBe(false);
    expect(recordsOf('purchase', plan)).toEqual([{ ...before, version: 2, amount: rubles(90), source: 'erp' }]);
    expect(factsOf(plan)).toEqual([{ type: 'PurchaseCorrected', data: { from: rubles(100), to: rubles(90) } }]);
  });

  it('for another account is refused', () => {
    expect(refusalOf(tell(told, purchaseWith({ id, accountId: idOf(0x399) })))).toEqual({
      kind: 'conflict',
      code: 'order-of-another-account',
      detail: `order IE-2026-0007 is account ${idOf(0x399)}'s`,
    });
  });
});

describe('The same order number', () => {
  const on = '2026-03-02';

  /** A plant with a deal that is ready to be paid, and its account. */
  async function plant() {
    const context = contextOf(anna);
    const records = new MemoryRecords({ clock: { now: () => Promise.resolve(monday) }, newId: context.newId });
    const { order: _o, ...unnumbered } = knownToPay;
    const deal = dealAt('agree-price', { ...unnumbered, version: 1, generation: 1 });
    const data = { process: 'project', stage: 'agree-price', origin: 'manual', accountId } as const;
    await commitPlan(
      records,
      together(
        change(undefined, deal, { type: 'DealOpened', data }),
        change(undefined, accountWith({ version: 1 }), { type: 'AccountOpened', data: { personId: idOf(1) } }),
      ),
      context,
    );
    return records;
  }

  const dealOf = async (records: MemoryRecords, id: string) => {
    const deal = await records.get('deal', id);
    if (!deal) throw new Error(`there is no deal ${id}`);
    return deal;
  };

  const patient = { rounds: 20 }; // six at once lose more races than a person's request may

  /** What may come of one order, in any order and spelling. */
  const acts = {
    move: async (records: MemoryRecords, number: string) => {
      const context = contextOf(anna);
      const changes = { order: { number, on } };
      await decideAndCommit(
        records,
        context,
        async () => {
          const deal = await dealOf(records, dealId);
          const beside = await dealMoveRecords(deal, changes, records, context);
          return deal.won
            ? editDeal(deal, changes, context)
            : moveDeal(deal, { to: 'payment-received', changes }, beside, context);
        },
        patient,
      );
    },
    tell: async (records: MemoryRecords, orderNumber: string) => {
      const context = contextOf(erp);
      await decideAndCommit(
        records,
        context,
        async () => {
          const before = await records.get('purchase', purchaseId(legalEntity, { number: orderNumber, on }));
          const told = { orderNumber, orderDate: on, amount: rubles(49_000_000) };
          return tellPurchase(told, before, { account: accountWith(), opening: together() }, context);
        },
        patient,
      );
    },
    erp: async (records: MemoryRecords, orderNumber: string) => {
      const context = contextOf(erp);
      await decideAndCommit(
        records,
        context,
        async () => {
          const deal = await dealOf(records, dealId);
          const event = {
            type: 'payment',
            orderNumber,
            orderDate: on,
            document: 'PP-1',
            amount: rubles(25_000_000),
            on,
          } as const;
          return applyErp(deal, event, await dealMoveRecords(deal, undefined, records, context), context);
        },
        patient,
      );
    },
  };
  const anyActs = fc.array(
    fc.record({ act: fc.constantFrom('move', 'tell', 'erp'), number: fc.constantFrom(...spellings) }),
    { minLength: 1, maxLength: 6 },
  );
  const isPurchasing = ({ act }: { act: string }) => act !== 'erp'; // an event alone has no numbered deal to move

  it('never makes two purchases, whoever tells of it, in whatever order and spelling', async () => {
    await fc.assert(
      fc.asyncProperty(anyActs, fc.boolean(), async (asked, atOnce) => {
        const records = await plant();
        const run = ({ act, number }: (typeof asked)[number]) => acts[act](records, number);
        if (atOnce) await Promise.all(asked.map(run));
        else for (const one of asked) await run(one);
        const purchases = records.all.filter(({ kind }) => kind === 'purchase');
        expect(purchases.map(({ id }) => id)).toEqual(
          asked.some(isPurchasing) ? [purchaseId(legalEntity, { number: 'IE-2026-0007', on })] : [],
        );
      }),
    );
  });

  it('is not taken by a second deal', async () => {
    const records = await plant();
    await acts.move(records, 'IE-2026-0007');
    const context = contextOf(anna);
    const second = dealAt('new-deal', { id: idOf(0x402), version: 1, generation: 1 });
    const data = { process: 'project', stage: 'new-deal', origin: 'manual', accountId } as const;
    await commitPlan(records, change(undefined, second, { type: 'DealOpened', data }), context);
    const number = async () => {
      const deal = await dealOf(records, idOf(0x402));
      return editDeal(deal, { order: { number: 'ie-2026-7', on } }, context);
    };
    await expect(decideAndCommit(records, context, number)).rejects.toThrow(Problem);
    await expect(decideAndCommit(records, context, number)).rejects.toMatchObject({
      details: { status: 409, code: 'key-taken' },
    });
  });
});
