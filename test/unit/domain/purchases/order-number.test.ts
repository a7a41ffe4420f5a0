import { describe, expect, it } from '@jest/globals';
import { knownBuyer } from '../../../../shared/domain/purchases/buyer.ts';
import { orderClaim, orderKey, purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { tellPurchase } from '../../../../shared/domain/purchases/tell-purchase.ts';
import { change, together } from '../../../../shared/domain/records/plan.ts';
import { erp } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, purchaseWith, rubles } from '../../../support/domain/deals.ts';
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
    expect(['‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－'].map((dash) => orderKey(`IE${dash}7`))).toEqual(
      Array.from({ length: 9 }, () => 'IE-7'),
    );
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
  const buyer = knownBuyer(accountWith());
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
    const nothingNew = { ok: true, purchaseId: id, created: false, plan: together() };
    expect(tell(told, before)).toEqual(nothingNew);
    expect(tell({ ...told, amount: rubles(90), provisional: true }, before)).toEqual(nothingNew);
    const { created, plan } = accepted(tell({ ...told, amount: rubles(90) }, before));
    expect(created).toBe(false);
    expect(recordsOf('purchase', plan)).toEqual([{ ...before, version: 2, amount: rubles(90), source: 'erp' }]);
    expect(factsOf(plan)).toEqual([{ type: 'PurchaseCorrected', data: { from: rubles(100), to: rubles(90) } }]);
  });

  it('that comes to nothing is no purchase taken back', () => {
    const before = purchaseWith({ id, amount: rubles(100) });
    const { plan } = accepted(tell({ ...told, amount: rubles(0) }, before));
    expect(recordsOf('purchase', plan)).toEqual([{ ...before, version: 2, amount: rubles(0) }]);
  });

  it('that comes to less than what came back of it is refused', () => {
    const returns = [{ document: 'R-1', amount: rubles(30), on: '2026-03-02' }];
    expect(refusalOf(tell({ ...told, amount: rubles(29) }, purchaseWith({ id, returns })))).toEqual({
      kind: 'rule',
      code: 'returned-too-much',
      detail: 'more came back than order IE-2026-0007 comes to',
    });
  });

  it('is recorded anew after its import was undone, for whoever bought it', () => {
    const left = purchaseWith({ id, version: 2, accountId: idOf(0x399), source: 'import', reversed: 'undone' });
    const { created, plan } = accepted(tell(told, left));
    expect(created).toBe(true);
    const { reversed: _, ...anew } = { ...left, version: 3, accountId, amount: rubles(100), source: 'erp' };
    expect(recordsOf('purchase', plan)).toMatchObject([anew]);
    expect(recordsOf('purchase', plan)[0]).not.toHaveProperty('reversed');
    expect(factsOf(plan)).toEqual([
      { type: 'PurchaseRecorded', data: { accountId, amount: rubles(100), on: '2026-03-02', source: 'erp' } },
    ]);
    expect(factsOf(accepted(tell({ ...told, provisional: true }, left)).plan)).toHaveLength(1);
  });

  it('for another account is refused', () => {
    expect(refusalOf(tell(told, purchaseWith({ id, accountId: idOf(0x399) })))).toEqual({
      kind: 'conflict',
      code: 'order-of-another-account',
      detail: `order IE-2026-0007 is account ${idOf(0x399)}'s`,
    });
  });
});
