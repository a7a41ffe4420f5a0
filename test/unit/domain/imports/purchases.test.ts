import { describe, expect, it } from '@jest/globals';
import {
  planOf,
  correctPurchase,
  linkPurchase,
  returnFrom,
} from '../../../../shared/domain/purchases/change-purchase.ts';
import { decideErp } from '../../../../shared/domain/purchases/erp.ts';
import type { ErpEvent } from '../../../../shared/domain/purchases/erp-event.ts';
import type { Purchase } from '../../../../shared/domain/purchases/purchase.ts';
import { erpRecords } from '../../../../shared/domain/purchases/records.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { erp } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import {
  allOf,
  errorsOf,
  imported,
  ordersByAccount,
  type Plant,
  plantWith,
  undone,
} from '../../../support/domain/imports.ts';

const inn = '7707083893';
const head = 'account;taxId;order;date;amount;vatRate;cost;product\n';
const order = `${head}Ромашка;${inn};З-1;2026-01-15;100;;;\n`;

/** Something happens to the one purchase there is. */
async function happens(plant: Plant, change: (before: Purchase) => ReturnType<typeof correctPurchase>): Promise<void> {
  const [before] = allOf('purchase', plant) as [Purchase];
  const changed = change(before);
  if (!changed.ok) throw new Error(changed.refusal.code);
  await commitPlan(plant.records, planOf(before, changed), contextOf(erp));
}

describe('A purchase of a file', () => {
  it('is recorded with all its row says, for an account opened for it', async () => {
    const plant = await plantWith();
    const file = `Покупатель;ИНН;Номер заказа;Дата заказа;Сумма без НДС;Ставка НДС;Себестоимость;Бонус дилера;Доставка за наш счёт;Номенклатура
Ромашка;${inn};З-1;15.01.2026;1 234,56;20%;1000;50;12,3;Датчик
`;
    const record = await imported(plant, file);
    const [account] = allOf('account', plant);
    const [purchase] = allOf('purchase', plant);
    const amount = { netMinor: 123_456, currency: 'RUB', vatPercent: 20 };
    expect(purchase).toEqual({
      kind: 'purchase',
      id: purchase?.id,
      version: 1,
      accountId: account?.id,
      orderNumber: 'З-1',
      amount,
      on: '2026-01-15',
      source: 'import',
      importId: record.id,
      importRow: 2,
      costMinor: 100_000,
      bonusMinor: 5_000,
      deliveryMinor: 1_230,
      product: 'Датчик',
    });
    expect(account).toMatchObject({ company: 'Ромашка', taxId: inn, importId: record.id });
    expect(plant.records.facts.at(-2)).toMatchObject({
      type: 'PurchaseRecorded',
      origin: 'import',
      data: { accountId: account?.id, amount, on: '2026-01-15', source: 'import' },
    });
    expect(plant.people.items.size).toBe(0);
    const found = await plant.index.find({ shelf: 'id', text: '', also: [] }, 9);
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(['account', 'person']);
  });

  it('has the plant’s VAT, and nothing of what is not told', async () => {
    const plant = await plantWith();
    await imported(plant, order);
    const [purchase] = allOf('purchase', plant);
    expect(purchase?.amount.vatPercent).toBe(22);
    for (const name of ['costMinor', 'bonusMinor', 'deliveryMinor', 'product'])
      expect(purchase).not.toHaveProperty(name);
  });

  it('is reported with all that is wrong in it, while the others are kept', async () => {
    const plant = await plantWith();
    const file = `${order}Василёк;;З-2;2026-02-30;10;;;
;;З-5;2027-02-03;1.234;101;x;
«»;12;${'5'.repeat(51)};2026-01-15;1;;;
`;
    const record = await imported(plant, file);
    expect(record.rows).toEqual({ imported: 1, unchanged: 0, rejected: 3 });
    const sum = 'a sum with at most two decimals: 1234.56 or 1 234,56';
    expect(await errorsOf(plant, record)).toEqual([
      { row: 3, column: 'date', value: '2026-02-30', allowed: 'a date: 2026-05-31, 31.05.2026 or 20260531' },
      { row: 4, column: 'account', value: '', allowed: 'a value' },
      { row: 4, column: 'date', value: '2027-02-03', allowed: 'a date not after today, 2026-03-02' },
      { row: 4, column: 'amount', value: '1.234', allowed: sum },
      { row: 4, column: 'vatRate', value: '101', allowed: 'a percentage from 0 to 100' },
      { row: 4, column: 'cost', value: 'x', allowed: sum },
      { row: 5, column: 'account', value: '«»', allowed: 'a name with letters or digits' },
      { row: 5, column: 'taxId', value: '12', allowed: 'an INN with right check digits (wrong-length)' },
      { row: 5, column: 'order', value: '5'.repeat(51), allowed: 'at most 50 characters' },
    ]);
  });

  it('is one for an order, however its number is written', async () => {
    const plant = await plantWith();
    const file = `${order}Ромашка;;№ з-01;2026-01-15;100,00;;;\nРомашка;;З-1;2025-01-15;7;;;\n`;
    expect((await imported(plant, file)).rows).toEqual({ imported: 2, unchanged: 1, rejected: 0 });
  });

  it('is recorded already: another amount or another account is reported, nothing is changed', async () => {
    const plant = await plantWith();
    await imported(plant, order);
    const file = `${head}Ромашка;;З-1;2026-01-15;99,5;;;
Василёк;;З-1;2026-01-15;100;;;
Ромашка;;З-1;2026-02-15;100;;;
`;
    const record = await imported(plant, file);
    expect(record.rows).toEqual({ imported: 0, unchanged: 1, rejected: 2 });
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'amount', value: '99.5', allowed: '100, as it is recorded' },
      { row: 3, column: 'order', value: 'З-1', allowed: 'an order of this account: another one has it' },
    ]);
    expect(ordersByAccount(plant)).toEqual({ [`Ромашка ${inn}`]: ['З-1'] });
    expect(allOf('purchase', plant)).toMatchObject([{ version: 1, on: '2026-01-15' }]);
  });

  it('the ERP corrected has the ERP’s amount', async () => {
    const plant = await plantWith();
    await imported(plant, order);
    await happens(plant, (before) => correctPurchase(before, { ...rubles(12_000), vatPercent: 22 }));
    const record = await imported(plant, `${order}Ромашка;;З-1;2026-01-15;120;;;\n`);
    expect(record.rows).toEqual({ imported: 0, unchanged: 1, rejected: 1 });
    expect(await errorsOf(plant, record)).toMatchObject([{ row: 2, allowed: '120, as it is recorded' }]);
    expect(allOf('purchase', plant)).toMatchObject([{ source: 'erp', amount: { netMinor: 12_000 } }]);
  });

  it('of which goods came back is compared by what was ordered', async () => {
    const plant = await plantWith();
    await imported(plant, order);
    for (const [document, minor] of [
      ['R-1', 3000],
      ['R-2', 7000],
    ] as const)
      await happens(plant, (before) => returnFrom(before, { document, amount: rubles(minor), on: '2026-02-01' }));
    expect((await imported(plant, order)).rows).toEqual({ imported: 0, unchanged: 1, rejected: 0 });
    expect(allOf('purchase', plant)).toMatchObject([{ reversed: 'returned', amount: { netMinor: 0 } }]);
  });

  it('that was undone counts again when it is told again, with what is told now', async () => {
    const plant = await plantWith();
    const first = await imported(plant, order);
    await undone(plant, first.id);
    const file = `${head}Ромашка;${inn};З-1;2026-01-16;120;;;Датчик\n`;
    const record = await imported(plant, file);
    expect(record.rows.imported).toBe(1);
    const [purchase] = allOf('purchase', plant);
    expect(purchase).toMatchObject({
      version: 3,
      importId: record.id,
      on: '2026-01-16',
      amount: { netMinor: 12_000 },
      product: 'Датчик',
    });
    expect(purchase).not.toHaveProperty('reversed');
    expect(ordersByAccount(plant)).toEqual({ [`Ромашка ${inn}`]: ['З-1'] });
  });

  it('that was undone counts again when the ERP tells of its payment, for an account opened anew', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, order);
    await undone(plant, id);
    const money = { amount: rubles(9000), orderAmount: rubles(10_000), on: '2026-02-01', document: 'PP-1' };
    const told: ErpEvent = { type: 'payment', orderNumber: 'З-1', orderDate: '2026-01-15', taxId: inn, ...money };
    const context = contextOf(erp);
    const { applied, plan } = decideErp(told, await erpRecords(told, plant.records, context), context);
    expect(applied).toBe('purchase');
    await commitPlan(plant.records, plan, context);
    const [[account], [purchase]] = [allOf('account', plant), allOf('purchase', plant)];
    expect(purchase).toMatchObject({ version: 3, accountId: account?.id, source: 'erp', amount: rubles(10_000) });
    expect(purchase).not.toHaveProperty('reversed');
    expect(plant.records.facts.at(-1)).toMatchObject({ type: 'PurchaseRecorded', data: { source: 'erp' } });
  });

  it('of a deal is the deal’s, and stays so', async () => {
    const plant = await plantWith();
    await imported(plant, order);
    await happens(plant, (before) => linkPurchase(before, idOf(0x777), 3));
    expect((await imported(plant, order)).rows.unchanged).toBe(1);
    expect(allOf('purchase', plant)).toMatchObject([{ dealId: idOf(0x777), version: 2 }]);
  });

  it('is read with the titles of any usual file', async () => {
    const titles = {
      account: ['Компания', 'Покупатель', 'Контрагент', 'Customer', 'Company'],
      order: ['Заказ', 'Номер заказа', 'Order number'],
      date: ['Дата', 'Дата заказа', 'Order date'],
      amount: ['Сумма', 'Сумма без НДС', 'Net amount'],
    };
    for (let n = 0; n < 5; n += 1) {
      const plant = await plantWith();
      const columns = Object.entries(titles).map(([name, all]) => all[n] ?? name);
      expect((await imported(plant, `${columns.join(';')}\nA;1;2026-01-15;1\n`)).rows.imported).toBe(1);
    }
  });
});
