import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { buyerOf } from '../../../../shared/domain/purchases/buyer.ts';
import { decideErp } from '../../../../shared/domain/purchases/erp.ts';
import { orderClaim, type Purchase, purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { erpRecords } from '../../../../shared/domain/purchases/records.ts';
import { tellPurchase } from '../../../../shared/domain/purchases/tell-purchase.ts';
import { commitPlan, decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { change, claim, type Decision, together } from '../../../../shared/domain/records/plan.ts';
import { anna, erp } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, dealId, dealRecords, known, knownToPay, rubles } from '../../../support/domain/deals.ts';
import { accountWith } from '../../../support/domain/leads.ts';

/** One order number as people and systems spell it. */
const spellings = ['IE-2026-0007', 'ie-2026-0007', '№ IE-2026-7', 'IЕ-2026-0007', ' IE-2026-000 7', 'ＩＥ-2026-0007'];
const legalEntity = 'voronka-demo';

describe('The same order number', () => {
  const taxIds = { ours: '7707083893', theirs: '7736050003' } as const;
  const accounts = {
    ours: accountWith({ version: 1, taxId: taxIds.ours }),
    theirs: accountWith({ version: 1, id: idOf(0x302), taxId: taxIds.theirs }),
  };
  const agreed = known.agreement.amount;

  /** A plant with a deal of our account that is ready to be paid, and another account. */
  async function plant() {
    const context = contextOf(anna);
    const records = new MemoryRecords({ clock: { now: () => Promise.resolve(monday) }, newId: context.newId });
    const { order: _o, ...unnumbered } = knownToPay;
    const deal = dealAt('agree-price', { ...unnumbered, version: 1, generation: 1 });
    const data = { process: 'project', stage: 'agree-price', origin: 'manual', accountId } as const;
    const opened = Object.values(accounts).map((account) =>
      together(
        change(undefined, account, { type: 'AccountOpened', data: { personId: idOf(1) } }),
        claim({ key: `tax/${account.taxId ?? ''}`, holder: account }),
      ),
    );
    await commitPlan(records, together(change(undefined, deal, { type: 'DealOpened', data }), ...opened), context);
    return records;
  }

  const dealOf = async (records: MemoryRecords, id: string) => {
    const deal = await records.get('deal', id);
    if (!deal) throw new Error(`there is no deal ${id}`);
    return deal;
  };

  const patient = { rounds: 20 }; // six at once lose more races than a person's request may

  /** One telling of an order: by whom, of which order, and what it says the order comes to. */
  type Telling = {
    readonly act: 'move' | 'purchase' | 'payment';
    readonly number: string;
    readonly on: string;
    readonly of: keyof typeof accounts;
    readonly orderAmount: number;
  };

  /** What may come of one order, in any order and spelling: what the routes decide. */
  const acts = {
    move: async (records: MemoryRecords, { number, on }: Pick<Telling, 'number' | 'on'>) => {
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
      return agreed.netMinor;
    },
    purchase: async (records: MemoryRecords, { number, on, of, orderAmount }: Telling) => {
      const context = contextOf(erp);
      const told = { orderNumber: number, orderDate: on, taxId: taxIds[of], amount: rubles(orderAmount) };
      const decide = async () => {
        const before = await records.get('purchase', purchaseId(legalEntity, { number, on }));
        const buyer = await buyerOf(told, records, context);
        return 'ok' in buyer ? buyer : tellPurchase(told, before, buyer, context);
      };
      await decideAndCommit(records, context, decide, patient);
      return orderAmount;
    },
    payment: async (records: MemoryRecords, { number, on, of, orderAmount }: Telling) => {
      const context = contextOf(erp);
      const paid = { document: `PP-${String(orderAmount)}`, amount: rubles(25_000_000), on };
      const order = { orderNumber: number, orderDate: on, taxId: taxIds[of] };
      const whole = orderAmount > 0 ? { orderAmount: rubles(orderAmount) } : {};
      const event = { type: 'payment', ...order, ...paid, ...whole } as const;
      const decide = async () => {
        const { idempotency: _once, ...decision } = decideErp(
          event,
          await erpRecords(event, records, context),
          context,
        );
        return decision;
      };
      const { applied } = await decideAndCommit(records, context, decide, patient);
      return applied === 'deal' || applied === 'purchase' ? orderAmount : undefined;
    },
  };

  const anyTelling: fc.Arbitrary<Telling> = fc.record({
    act: fc.constantFrom('move', 'purchase', 'payment'),
    number: fc.constantFrom(...spellings, 'IE-2026-0008'),
    on: fc.constantFrom('2025-12-31', '2026-01-01', '2026-03-02'),
    of: fc.constantFrom('ours', 'theirs'),
    orderAmount: fc.integer({ min: 0, max: 9 }), // 0: a payment says nothing of its order
  });
  const idOfOrder = ({ number, on }: Telling) => purchaseId(legalEntity, { number, on });

  /** Those that were taken, each with what it said the order comes to; the others were refused or held. */
  async function taken(records: MemoryRecords, tellings: readonly Telling[]) {
    const done: { telling: Telling; says: number }[] = [];
    for (const telling of tellings) {
      const says = await acts[telling.act](records, telling).catch((error: unknown) => {
        if (error instanceof Problem) return undefined;
        throw error;
      });
      if (says !== undefined) done.push({ telling, says });
    }
    return done;
  }

  /** Each order is one purchase: of whoever told first, with the amount told last, else agreed by its deal, else paid first. */
  function expectedOf(done: Awaited<ReturnType<typeof taken>>, wonBy: string | undefined) {
    return [...new Set(done.map(({ telling }) => idOfOrder(telling)))].map((id) => {
      const of = done.filter(({ telling }) => idOfOrder(telling) === id);
      const told = of.flatMap(({ telling: { act }, says }) =>
        act === 'purchase' || (act === 'payment' && says > 0) ? [says] : [],
      );
      const otherwise = wonBy === id ? agreed.netMinor : 25_000_000;
      const [first] = of.map(({ telling }) => (telling.act === 'move' ? 'ours' : telling.of));
      return { id, accountId: accounts[first ?? 'ours'].id, amount: rubles(told.at(-1) ?? otherwise) };
    });
  }

  const purchasesIn = (records: MemoryRecords): Purchase[] =>
    records.all.flatMap((record) => (record.kind === 'purchase' ? [record] : []));

  it('makes one purchase a year, of the account that was first, with the amount told last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTelling, { minLength: 1, maxLength: 8 }), async (tellings) => {
        const records = await plant();
        const done = await taken(records, tellings);
        const { won } = await dealOf(records, dealId);
        const expected = expectedOf(done, won?.purchaseId);
        const made = purchasesIn(records).map(({ id, accountId: of, amount }) => ({ id, accountId: of, amount }));
        expect(made.sort(byId)).toEqual(expected.sort(byId));
      }),
      { numRuns: 300 },
    );
  });

  it('never makes two purchases, whoever tells of it at once, and no two accounts share one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTelling, { minLength: 2, maxLength: 6 }), async (tellings) => {
        const records = await plant();
        const done = (await Promise.all(tellings.map((telling) => taken(records, [telling])))).flat();
        const made = purchasesIn(records);
        const orders = new Set(done.map(({ telling }) => idOfOrder(telling)));
        expect(made.map(({ id }) => id).sort()).toEqual([...orders].sort());
        const { won } = await dealOf(records, dealId);
        const ofDeal = made.filter(({ id }) => id === won?.purchaseId);
        expect(ofDeal.map((purchase) => [purchase.accountId, purchase.dealId])).toEqual(
          won ? [[accountId, dealId]] : [],
        );
      }),
    );
  });

  it('is not taken by a second deal', async () => {
    const records = await plant();
    const order = { number: 'IE-2026-0007', on: '2026-03-02' };
    await acts.move(records, order);
    const context = contextOf(anna);
    const second = dealAt('new-deal', { id: idOf(0x402), version: 1, generation: 1 });
    const data = { process: 'project', stage: 'new-deal', origin: 'manual', accountId } as const;
    await commitPlan(records, change(undefined, second, { type: 'DealOpened', data }), context);
    const number = async () => {
      const deal = await dealOf(records, idOf(0x402));
      return editDeal(deal, { order: { ...order, number: 'ie-2026-7' } }, context);
    };
    await expect(decideAndCommit(records, context, number)).rejects.toThrow(Problem);
    await expect(decideAndCommit(records, context, number)).rejects.toMatchObject({
      details: { status: 409, code: 'key-taken' },
    });
  });

  it('keeps its purchase, reversed, when its deal is cancelled', async () => {
    const records = await plant();
    await acts.move(records, { number: 'IE-2026-0007', on: '2026-03-02' });
    const context = contextOf(anna);
    const cancel = { to: 'cancelled', reason: 'late', refund: agreed, cost: rubles(0) } as const;
    await decideAndCommit(records, context, async () => {
      const deal = await dealOf(records, dealId);
      return moveDeal(deal, cancel, await dealMoveRecords(deal, undefined, records, context), context);
    });
    expect(purchasesIn(records)).toMatchObject([{ amount: agreed, reversed: 'cancelled', dealId }]);
  });

  it('is let go by a lost deal, and held again by the one that comes back', async () => {
    const records = await plant();
    const context = contextOf(anna);
    const order = { number: 'IE-2026-0007', on: '2026-03-02' };
    const decide = (act: (deal: Deal) => Decision<{ deal: Deal }>) =>
      decideAndCommit(records, context, async () => act(await dealOf(records, dealId)));
    const holder = async () => (await records.holderOf(orderClaim(legalEntity, order)))?.id;
    await decide((deal) => editDeal(deal, { order }, context));
    expect(await holder()).toBe(dealId);
    await decide((deal) => moveDeal(deal, { to: 'parked', basket: 'needs' }, dealRecords(), context));
    expect(await holder()).toBe(dealId); // it comes back
    await decide((deal) => moveDeal(deal, { to: 'agree-price' }, dealRecords(), context));
    await decide((deal) => moveDeal(deal, { to: 'lost', reason: 'price' }, dealRecords(), context));
    expect(await holder()).toBeUndefined();
    await decide((deal) => moveDeal(deal, { to: 'agree-price' }, dealRecords(), context));
    expect(await holder()).toBe(dealId);
    await decide((deal) =>
      moveDeal(deal, { to: 'lost', reason: 'price', changes: { order: { number: 'X' } } }, dealRecords(), context),
    );
    expect(records.claims.filter(({ key }) => key.startsWith('order/'))).toEqual([]);
    const other = dealAt('new-deal', { id: idOf(0x402), version: 1, generation: 1 });
    const taking = claim({ key: orderClaim(legalEntity, { ...order, number: 'X' }), holder: other });
    await commitPlan(records, together(change(undefined, other), taking), context);
    await expect(decide((deal) => moveDeal(deal, { to: 'agree-price' }, dealRecords(), context))).rejects.toMatchObject(
      {
        details: { status: 409, code: 'key-taken' },
      },
    );
    const back = { to: 'agree-price', changes: { order: { number: 'Y' } } } as const;
    await decide((deal) => moveDeal(deal, back, dealRecords(), context));
    expect((await records.holderOf(orderClaim(legalEntity, { ...order, number: 'Y' })))?.id).toBe(dealId);
  });
});

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
