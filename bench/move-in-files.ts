/** The files of a plant that moves in, invented and the same every time: one row in fifty is dirty. */
import { parseTaxId } from '../shared/domain/contacts/tax-id.ts';

/** How much a plant of the whole size brings. */
export const wholePlant = {
  accounts: 5_000,
  persons: 8_000,
  purchases: 100_000,
  deals: 300,
  activities: 20_000,
} as const;
export type MovingKind = keyof typeof wholePlant;
/** In the order in which they build on each other. */
export const movingKinds = Object.keys(wholePlant) as MovingKind[]; // Object.keys forgets the key type

export type MovingFile = { readonly kind: MovingKind; readonly csv: string; readonly dirtyRows: readonly number[] };

export const titles: Readonly<Record<MovingKind, string>> = {
  accounts: 'company;taxId;region;email;phone',
  persons: 'name;email;company;taxId;role',
  purchases: 'account;taxId;order;date;amount',
  deals: 'externalId;account;taxId;title;stage;opened;amount',
  activities: 'externalId;company;taxId;channel;at;result',
};

/** An INN with its right check digit. */
const taxIdOf = (n: number): string =>
  Array.from({ length: 10 }, (_, digit) => `${String(990_000_000 + n)}${String(digit)}`).find(
    (inn) => parseTaxId(inn).ok,
  ) ?? '';
const company = (n: number): string => `ООО «Завод ${String(n)}»`;
const day = (n: number): string =>
  `${String(1 + (n % 28)).padStart(2, '0')}.${String(1 + (n % 12)).padStart(2, '0')}.202${String(3 + (n % 2))}`;
const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T; // of some there is one

/** The row of each kind, and what makes it dirty: one field that nobody can read. */
const rows: Readonly<Record<MovingKind, (n: number, isDirty: boolean, of: number) => readonly string[]>> = {
  accounts: (n, isDirty) => [
    company(n),
    isDirty ? '9900000001' : taxIdOf(n),
    pick(['Тверь', 'Тула', 'Пермь'], n),
    `office@zavod-${String(n)}.example`,
    `+7495${String(1_000_000 + n)}`,
  ],
  persons: (n, isDirty, of) => [
    `Иван Примеров-${String(n)}`,
    isDirty ? 'без почты' : `person-${String(n)}@people.example`,
    company(clean(n, of)),
    taxIdOf(clean(n, of)),
    pick(['ЛПР', 'Инженер', 'Закупки', ''], n),
  ],
  purchases: (n, isDirty, of) => [
    company(clean(n, of)),
    taxIdOf(clean(n, of)),
    `З-${String(n)}`,
    isDirty ? '31.02.2024' : day(n),
    `${String(1_000 + (n % 9_000))},50`,
  ],
  deals: (n, isDirty, of) => [
    String(n),
    company(clean(n, of)),
    taxIdOf(clean(n, of)),
    `Привод ${String(n)}`,
    isDirty
      ? 'Когда-нибудь'
      : pick(['Новая сделка', 'Обсудить условия', 'Отправить КП и расчет', 'Согласовать цену и сроки'], n),
    day(n),
    String(100_000 + n),
  ],
  activities: (n, isDirty, of) => [
    String(n),
    company(clean(n, of)),
    taxIdOf(clean(n, of)),
    isDirty ? 'телепатия' : pick(['Звонок', 'Письмо', 'Встреча'], n),
    `${day(n)} 12:30`,
    'reached',
  ],
};

const dirtyOneIn = 50;
const isDirty = (n: number): boolean => n % dirtyOneIn === dirtyOneIn - 1;

/** The number of an account whose row is clean. */
function clean(n: number, accounts: number): number {
  const nth = n % Math.floor((accounts * (dirtyOneIn - 1)) / dirtyOneIn);
  return nth + Math.floor(nth / (dirtyOneIn - 1));
}

/** One row of a file as it stands there. */
export const rowOf = (kind: MovingKind, n: number, accounts: number): string =>
  rows[kind](n, isDirty(n), accounts).join(';');

/** The files of a plant so many times smaller than a whole one. */
export function filesOf(times: number): MovingFile[] {
  const accounts = wholePlant.accounts / times;
  return movingKinds.map((kind) => {
    const numbers = Array.from({ length: wholePlant[kind] / times }, (_, n) => n);
    return {
      kind,
      csv: [titles[kind], ...numbers.map((n) => rowOf(kind, n, accounts))].join('\n'),
      dirtyRows: numbers.filter(isDirty).map((n) => n + 2), // the titles are row 1
    };
  });
}
