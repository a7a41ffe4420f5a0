/** Who asks the demo plant for what. Every person and company here is invented, and meant to look so. */
import type { Random } from './random.ts';

export type Enquiry = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company?: string;
  readonly segment: 'industrial' | 'developer' | 'dealer' | 'individual';
  readonly region: string;
  readonly source: string;
  readonly campaign?: string;
  readonly product: string;
  readonly productGroup: string;
  readonly need: string;
};

const firstNames = ['Иван', 'Мария', 'Пётр', 'Ольга', 'Семён', 'Алёна', 'Кирилл', 'Нина', 'Фёдор', 'Юлия'] as const;
const lastNames = ['Выдуманный', 'Примерный', 'Условный', 'Учебный', 'Образцовый', 'Показательный'] as const;
const regions = ['Москва', 'Санкт-Петербург', 'Урал', 'Сибирь', 'Поволжье', 'Юг'] as const;
const campaigns = ['drives-autumn', 'controllers-spring', 'brand', 'retrofit'] as const;
const advertised: readonly string[] = ['site', 'tilda', 'typeform', 'google-ads'];

const companies = {
  industrial: [
    'Демо-Цемент',
    'Учебный молочный завод',
    'Образцовая фабрика',
    'Пример-Металл',
    'Демо-Хлеб',
    'Условный водоканал',
  ],
  developer: ['Пример-Строй', 'Условный девелопмент', 'Демо-Монтаж', 'Учебные инженерные системы'],
  dealer: ['Пример-Привод', 'Демо-Электроснаб', 'Образец-Автоматика', 'Условный торговый дом'],
} as const;

const wishes = [
  { product: 'Frequency converter 7.5 kW', productGroup: 'drives', need: 'Заменить приводы на упаковочной линии' },
  { product: 'Frequency converter 45 kW', productGroup: 'drives', need: 'Плавный пуск насосов' },
  { product: 'Controller C8', productGroup: 'controllers', need: 'Автоматизация котельной' },
  { product: 'Temperature sensor T10', productGroup: 'sensors', need: 'Контроль температуры в печах' },
  { product: 'Interface relay R4', productGroup: 'sensors', need: 'Запас реле для ремонта щитов' },
  { product: 'Control cabinet to order', productGroup: 'cabinets', need: 'Шкаф управления насосной станцией' },
  { product: 'Line automation, turnkey', productGroup: 'systems', need: 'Автоматизация линии розлива' },
] as const;

/** The n-th enquiry: its own person, and a company of the segment. */
export function enquiryOf(n: number, segment: Enquiry['segment'], source: string, random: Random): Enquiry {
  const number = String(n).padStart(2, '0');
  const campaign = random.pick(campaigns);
  return {
    name: `${random.pick(firstNames)} ${random.pick(lastNames)} ${number}`,
    email: `person${number}@company${number}.example`,
    phone: `+7 999 000-01-${number}`,
    ...(segment !== 'individual' && { company: `ООО «${random.pick(companies[segment])} ${number}»` }),
    segment,
    region: random.pick(regions),
    source,
    ...(advertised.includes(source) && { campaign }),
    ...random.pick(wishes),
  };
}
