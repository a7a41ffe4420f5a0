import { companyName, money, pastDay, percent, taxId, text } from '../cells.ts';
import type { Fields } from '../columns.ts';

export type PurchaseRow = {
  readonly account: string;
  readonly taxId?: string;
  readonly order: string;
  readonly date: string;
  /** Net of VAT, in minor units. */
  readonly amount: number;
  readonly vatRate?: number;
  readonly cost?: number;
  readonly bonus?: number;
  readonly delivery?: number;
  readonly product?: string;
};

export const purchaseFields = (): Fields<PurchaseRow> => ({
  account: {
    read: companyName,
    titles: ['Компания', 'Покупатель', 'Контрагент', 'Customer', 'Company'],
    needed: true,
  },
  taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
  order: { read: text(50), titles: ['Заказ', 'Номер заказа', 'Order number'], needed: true },
  date: { read: pastDay, titles: ['Дата', 'Дата заказа', 'Order date'], needed: true },
  amount: { read: money, titles: ['Сумма', 'Сумма без НДС', 'Net amount'], needed: true },
  vatRate: { read: percent, titles: ['НДС', 'Ставка НДС', 'VAT'] },
  cost: { read: money, titles: ['Себестоимость', 'Cost of goods'] },
  bonus: { read: money, titles: ['Бонус дилера', 'Dealer bonus'] },
  delivery: { read: money, titles: ['Доставка за наш счёт', 'Delivery at our cost'] },
  product: { read: text(200), titles: ['Продукт', 'Товар', 'Номенклатура'] },
});
