import type { costKinds } from '../../costs/cost.ts';
import type { lifecycleStages } from '../../costs/lifecycle-stages.ts';
import type { Policy } from '../../settings/settings.ts';
import { count, currency, money, oneOf, percent, period, text, type Period } from '../cells.ts';
import type { Fields } from '../columns.ts';
import { titlesOf } from '../titles.ts';

export type CostRow = {
  readonly costKind: (typeof costKinds)[number];
  readonly stage?: (typeof lifecycleStages)[number];
  readonly period: Period;
  readonly channel?: string;
  readonly campaign?: string;
  readonly team?: string;
  readonly segment?: string;
  /** Net of VAT, in minor units. */
  readonly amount: number;
  readonly currency?: string;
  readonly vatRate?: number;
  readonly impressions?: number;
  readonly clicks?: number;
  readonly visits?: number;
};

const kinds = {
  marketing: ['Маркетинг', 'Реклама'],
  sales: ['Продажи'],
} as const satisfies Record<CostRow['costKind'], readonly string[]>;

const stages = {
  acquisition: ['Привлечение'],
  result: ['Доведение до результата'],
  retention: ['Удержание'],
  development: ['Развитие'],
  return: ['Возврат'],
} as const satisfies Record<NonNullable<CostRow['stage']>, readonly string[]>;

export const costFields = ({ segments, sources }: Policy): Fields<CostRow> => ({
  costKind: { read: oneOf(kinds), titles: ['Вид расхода', 'Вид', 'Kind'], needed: true },
  stage: { read: oneOf(stages), titles: ['Этап', 'Стадия', 'Lifecycle stage'] },
  period: { read: period, titles: ['Период', 'Месяц', 'Дата', 'Month', 'Date'], needed: true },
  channel: { read: oneOf(titlesOf(sources)), titles: ['Канал', 'Источник', 'Source'] },
  campaign: { read: text(200), titles: ['Кампания'] },
  team: { read: text(200), titles: ['Команда', 'Отдел'] },
  segment: { read: oneOf(titlesOf(segments)), titles: ['Сегмент'] },
  amount: { read: money, titles: ['Сумма', 'Сумма без НДС', 'Расход', 'Net amount'], needed: true },
  currency: { read: currency, titles: ['Валюта'] },
  vatRate: { read: percent, titles: ['НДС', 'Ставка НДС', 'VAT'] },
  impressions: { read: count, titles: ['Показы'] },
  clicks: { read: count, titles: ['Клики'] },
  visits: { read: count, titles: ['Визиты', 'Посещения'] },
});
