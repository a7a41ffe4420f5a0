/** Who asks the demo plant for what. Every person and company here is invented, and meant to look so. */
import { parseTaxId } from '../../shared/domain/contacts/tax-id.ts';
import { products } from './products.ts';
import type { Random } from './random.ts';

export type Product = (typeof products)[number];

export type Enquiry = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company?: string;
  /** What sales learn of a company before they sell to it. */
  readonly taxId?: string;
  readonly segment: 'industrial' | 'developer' | 'dealer' | 'individual';
  readonly region: string;
  readonly source: string;
  readonly campaign?: string;
  readonly product: string;
  readonly productGroup: string;
  readonly need: string;
};

/** By their numbers: who asks, for which company, from whose telephone; and for which product. */
export type Asking = {
  readonly person?: number;
  readonly firm?: number;
  readonly phoneOf?: number;
  readonly product?: string;
};

type Some = readonly [string, ...string[]];
const nth = (items: Some, n: number): string => items[n % items.length] ?? items[0];

const men: readonly [Some, Some] = [
  ['Иван', 'Пётр', 'Семён', 'Кирилл', 'Фёдор'],
  ['Выдуманный', 'Примерный', 'Условный', 'Учебный', 'Образцовый', 'Показательный'],
];
const women: readonly [Some, Some] = [
  ['Мария', 'Ольга', 'Алёна', 'Нина', 'Юлия'],
  ['Выдуманная', 'Примерная', 'Условная', 'Учебная', 'Образцовая', 'Показательная'],
];
const regions: Some = ['Москва', 'Санкт-Петербург', 'Урал', 'Сибирь', 'Поволжье', 'Юг'];
const campaigns = ['drives-autumn', 'controllers-spring', 'brand', 'retrofit'] as const;
const advertised: readonly string[] = ['site', 'tilda', 'typeform', 'google-ads'];

const companies: Readonly<Record<Exclude<Enquiry['segment'], 'individual'>, Some>> = {
  industrial: ['Демо-Цемент', 'Учебный молочный завод', 'Образцовая фабрика', 'Пример-Металл', 'Условный водоканал'],
  developer: ['Пример-Строй', 'Условный девелопмент', 'Демо-Монтаж', 'Учебные инженерные системы'],
  dealer: ['Пример-Привод', 'Демо-Электроснаб', 'Образец-Автоматика', 'Условный торговый дом'],
};

const needs: Readonly<Record<string, string>> = {
  'drive-7': 'Заменить приводы на упаковочной линии',
  'drive-45': 'Плавный пуск насосов',
  'controller-c8': 'Автоматизация котельной',
  'sensor-t10': 'Контроль температуры в печах',
  'relay-r4': 'Запас реле для ремонта щитов',
  cabinet: 'Шкаф управления насосной станцией',
  line: 'Автоматизация линии розлива',
};

const needOf = ({ slug, title }: Product): string => needs[slug] ?? title.ru;
const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** An INN of no tax office (99) with its right check digit. */
export function taxIdOf(firm: number): string {
  const known = `99${String(firm).padStart(7, '0')}`;
  const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => parseTaxId(`${known}${String(digit)}`).ok);
  return `${known}${String(check)}`;
}

const companyOf = (firm: number, segment: keyof typeof companies) => ({
  company: `ООО «${nth(companies[segment], firm)} ${twoDigits(firm)}»`,
  taxId: taxIdOf(firm),
});

function personOf(person: number, firm: number, phoneOf: number) {
  const [first, last] = person % 2 === 0 ? women : men;
  return {
    name: `${nth(first, person)} ${nth(last, person)} ${twoDigits(person)}`,
    email: `person${twoDigits(person)}@company${twoDigits(firm)}.example`,
    phone: `+7 999 000-01-${twoDigits(phoneOf)}`,
  };
}

/** The n-th enquiry: of its own person and company, unless others are named. */
export function enquiryOf(
  n: number,
  segment: Enquiry['segment'],
  source: string,
  random: Random,
  { person = n, firm = person, phoneOf = person, product }: Asking = {},
): Enquiry {
  const wanted = products.find(({ slug }) => slug === product) ?? random.pick(products);
  const campaign = random.pick(campaigns);
  return {
    ...personOf(person, firm, phoneOf),
    ...(segment !== 'individual' && companyOf(firm, segment)),
    segment,
    region: nth(regions, firm),
    source,
    ...(advertised.includes(source) && { campaign }),
    product: wanted.title.ru,
    productGroup: wanted.group,
    need: needOf(wanted),
  };
}

/** The product of the register by its title, as a lead and its deal call it. */
export function productCalled(title: string | undefined): Product {
  const product = products.find((each) => each.title.ru === title);
  if (!product) throw new Error(`the demo plant makes no ${String(title)}`);
  return product;
}
