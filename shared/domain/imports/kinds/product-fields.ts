import type { ProductDetails } from '../../products/product.ts';
import type { Policy } from '../../settings/settings.ts';
import { currency, flag, money, oneOf, percent, text, vatRate, whole } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { titlesOf } from '../titles.ts';

export type ProductRow = {
  readonly code: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly group?: string;
  readonly kind?: ProductDetails['of'];
  readonly pyramidStep?: number;
  readonly unit?: string;
  /** In minor units, net of VAT unless `vatIncluded`. */
  readonly price?: number;
  readonly currency?: string;
  readonly vatRate?: number;
  readonly vatIncluded?: boolean;
  readonly marginPercent?: number;
  readonly leadTimeDays?: number;
  readonly active?: boolean;
};

const kinds = {
  catalogue: ['Каталог', 'Каталожный', 'Серийный'],
  engineered: ['На заказ', 'Под заказ', 'Проектный'],
} as const satisfies Record<ProductDetails['of'], readonly string[]>;

export const productFields = ({ 'product-groups': groups }: Policy): Fields<ProductRow> => ({
  code: { read: text(50), titles: ['Артикул', 'Код', 'Код товара', 'Article', 'SKU'], needed: true },
  title: { read: text(200), titles: ['Название', 'Наименование', 'Товар', 'Номенклатура', 'Name'] },
  titleEn: { read: text(200), titles: ['Название (англ.)', 'Название по-английски', 'English title'] },
  group: {
    read: oneOf(titlesOf(groups)),
    titles: ['Группа', 'Товарная группа', 'Категория', 'Category'],
    in: { bitrix24: 'Раздел' },
  },
  kind: { read: oneOf(kinds), titles: ['Вид', 'Вид продукта', 'Kind'] },
  pyramidStep: { read: whole(1, 9), titles: ['Ступень', 'Ступень пирамиды', 'Step'] },
  unit: { read: text(20), titles: ['Единица измерения', 'Ед. изм.', 'Ед.'] },
  price: { read: money, titles: ['Цена', 'Цена без НДС', 'Net price'] },
  currency: { read: currency, titles: ['Валюта'] },
  vatRate: { read: vatRate, titles: ['НДС', 'Ставка НДС', 'VAT'] },
  vatIncluded: { read: flag, titles: ['НДС включен в цену', 'НДС в цене', 'VAT included'] },
  marginPercent: { read: percent, titles: ['Маржа', 'Маржа, %', 'Margin'] },
  leadTimeDays: { read: whole(1, 365), titles: ['Срок', 'Срок изготовления', 'Срок, дней', 'Lead time'] },
  active: { read: flag, titles: ['Активность', 'Продаётся', 'Sold'], in: { bitrix24: 'Активен' } },
});
