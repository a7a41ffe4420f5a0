/** What each figure of unit economics is, in a sentence: for screens, spreadsheets and whoever asks. */
import type { Said } from '../said.ts';
import type { EconomicsRow } from './economics.ts';

type Figure = Exclude<keyof EconomicsRow, 'segment' | 'month' | 'byAge' | 'immature'>;

export const definitions: Readonly<Record<Figure, Said>> = {
  leads: { en: 'New leads: neither spam nor duplicates', ru: 'Новые лиды: без спама и дублей' },
  marketingLeads: { en: 'New leads that marketing brought', ru: 'Новые лиды от маркетинга' },
  mql: { en: 'Of these, confirmed as target', ru: 'Из них подтверждены как целевые' },
  sql: { en: 'Of these, came to SQL', ru: 'Из них дошли до SQL' },
  open: { en: 'New leads that are not decided yet', ru: 'Новые лиды, по которым ещё нет решения' },
  accounts: {
    en: 'Accounts whose first lead came in the month, and that had not bought before',
    ru: 'Клиенты, чей первый лид пришёл в этом месяце и которые раньше не покупали',
  },
  customers: { en: 'Of these, have bought by now', ru: 'Из них уже купили' },
  marketingCost: { en: 'Marketing cost of acquisition', ru: 'Расходы маркетинга на привлечение' },
  salesCost: { en: 'Sales cost of acquisition', ru: 'Расходы продаж на привлечение' },
  cpl: { en: 'Marketing cost / leads that marketing brought', ru: 'Расходы маркетинга / лиды от маркетинга' },
  costPerMql: { en: 'Marketing cost / MQL', ru: 'Расходы маркетинга / MQL' },
  costPerSql: { en: 'Marketing cost / SQL', ru: 'Расходы маркетинга / SQL' },
  cac: { en: 'Both acquisition costs / customers', ru: 'Оба расхода на привлечение / купившие клиенты' },
  revenue: { en: 'Orders of the accounts, net of VAT', ru: 'Заказы клиентов без НДС' },
  margin: {
    en: 'Revenue less the cost of goods and of claims; by the segment’s rate where the cost is not known',
    ru: 'Выручка минус себестоимость и рекламации; по норме сегмента, где себестоимость неизвестна',
  },
  marginAssumed: { en: 'The part of the margin that rests on a rate', ru: 'Часть маржи, посчитанная по норме' },
  marketingMargin: { en: 'Margin of the accounts that marketing brought', ru: 'Маржа клиентов от маркетинга' },
  nmc: { en: 'Their margin less marketing cost', ru: 'Их маржа минус расходы маркетинга' },
  romi: { en: 'Net marketing contribution / marketing cost', ru: 'Вклад маркетинга / расходы маркетинга' },
  ros: { en: '(Margin − sales cost) / sales cost', ru: '(Маржа − расходы продаж) / расходы продаж' },
  totalReturn: { en: '(Margin − both costs) / both costs', ru: '(Маржа − оба расхода) / оба расхода' },
  cltvMean: {
    en: 'Margin of all orders of a customer less their part of keeping, developing and winning back; the mean',
    ru: 'Маржа всех заказов клиента минус его доля удержания, развития и возврата; среднее',
  },
  cltvMedian: { en: 'The same, the median', ru: 'То же, медиана' },
  payback: {
    en: 'Months from the first lead until the margin had covered both costs',
    ru: 'Месяцев от первого лида, пока маржа не покрыла оба расхода',
  },
  recurringRevenue: { en: 'Orders behind the first one of each account', ru: 'Заказы клиентов после первого' },
};
