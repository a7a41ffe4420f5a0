/** What each figure of unit economics is, in a sentence: for screens, spreadsheets and whoever asks. */
import type { Said } from '../said.ts';
import type { Sharing } from './acquisition-cost.ts';
import type { EconomicsRow } from './economics.ts';
import type { ManagerRow } from './managers.ts';

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
    en: 'Revenue less the cost of goods, dealer bonuses, delivery at our cost and claims; by the segment’s rate where the cost of goods is not known',
    ru: 'Выручка минус себестоимость, бонусы дилеров, доставка за наш счёт и рекламации; по норме сегмента, где себестоимость неизвестна',
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
  clv24: {
    en: 'The mean, and the margin expected of each customer in the next 24 months, discounted at the rate this report states; nothing where too little is known to say',
    ru: 'Среднее и ожидаемая маржа каждого клиента за следующие 24 месяца, дисконтированная по ставке отчёта; пусто, если данных мало',
  },
  payback: {
    en: 'Months from the first lead until the margin had covered both costs',
    ru: 'Месяцев от первого лида, пока маржа не покрыла оба расхода',
  },
  recurringRevenue: { en: 'Orders behind the first one of each account', ru: 'Заказы клиентов после первого' },
};

/** What managers sold, and what that cost. */
export const managerDefinitions: Readonly<Record<Exclude<keyof ManagerRow, 'manager'>, Said>> = {
  orders: {
    en: 'Orders of the months, by the owner of the deal, else of the account',
    ru: 'Заказы этих месяцев, по владельцу сделки, а без неё — клиента',
  },
  revenue: { en: 'These orders, net of VAT', ru: 'Эти заказы без НДС' },
  margin: {
    en: 'Their margin, less what claims of the months cost',
    ru: 'Их маржа минус рекламации этих месяцев',
  },
  salesCost: {
    en: 'All sales costs of the months: those whose team names the manager, and of the others a part for each lead claimed in the month',
    ru: 'Все расходы продаж этих месяцев: где команда — сам менеджер, а остальные — поровну на каждый взятый в месяце лид',
  },
  ros: definitions.ros,
};

/** How costs of acquisition came to their segments. */
export const sharingDefinitions: Readonly<Record<Exclude<keyof Sharing, 'by'>, Said>> = {
  entered: { en: 'Costs of acquisition entered for the months', ru: 'Внесённые расходы на привлечение за эти месяцы' },
  tagged: { en: 'Of these, entered for a segment', ru: 'Из них внесены на сегмент' },
  shared: { en: 'Of these, shared out by the rule', ru: 'Из них распределены по правилу' },
  unshared: {
    en: 'Of these, of months in which nobody came: in rows of their own',
    ru: 'Из них за месяцы без лидов: отдельными строками',
  },
};
