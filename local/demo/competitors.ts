/** The register of competitors of the demo plant: invented companies, and the plant itself among them. */
import type { NewCompetitor } from '../../shared/domain/competitors/change-competitor.ts';

const rubles = (netMinor: number) => ({ netMinor, currency: 'RUB', vatPercent: 22 });
const source = 'Выдуманный обзор рынка (демо)';
const on = '2025-06-30';
const known = { active: true, functions: [], prices: [] } as const;

export const competitors: readonly NewCompetitor[] = [
  {
    ...known,
    slug: 'demo-plant',
    name: 'Демо-завод',
    us: true,
    markets: [
      { segment: 'industrial', size: rubles(90_000_000_000), sharePercent: 4, source, on },
      { segment: 'dealer', size: rubles(40_000_000_000), sharePercent: 11, source, on },
    ],
    functions: ['Пуск без остановки линии', 'Русская документация'],
    prices: [{ product: 'Преобразователь частоты 7,5 кВт', price: rubles(4_500_000), source: 'прайс-лист', on }],
    advantage: 'Срок 10 рабочих дней и инженер на пуске',
  },
  {
    ...known,
    slug: 'never-was-drives',
    name: 'Небывалые приводы (выдумано)',
    us: false,
    markets: [{ segment: 'industrial', sharePercent: 17, source, on }],
    functions: ['Векторное управление'],
    prices: [{ product: 'Преобразователь частоты 7,5 кВт', price: rubles(4_100_000), source: 'КП клиента', on }],
    advantage: 'Дешевле на десятую часть',
  },
  {
    ...known,
    slug: 'nowhere-automation',
    name: 'Нигдешняя автоматика (выдумано)',
    us: false,
    markets: [{ segment: 'developer', sharePercent: 22, source, on }],
    functions: [],
    prices: [],
    advantage: 'Монтаж своими силами',
  },
];
