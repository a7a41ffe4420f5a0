/** A person's contacts as rows of several kinds have them. */
import type { Account } from '../accounts/account.ts';
import { contactKeysOf } from '../leads/enter-by-hand.ts';
import { areOne, findSurvivor } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Contact } from './account-of.ts';
import { email, phone, text } from './cells.ts';
import { wrong } from './columns.ts';
import type { RowStores } from './row-kind.ts';

export type ContactRow = {
  readonly name?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
};

export const contactFields = {
  name: {
    read: text(200),
    titles: ['ФИО', 'Контакт', 'Контактное лицо', 'Person'],
    in: { amocrm: 'Полное имя контакта' },
  },
  lastName: { read: text(100), titles: ['Фамилия', 'Last name'] },
  firstName: { read: text(100), titles: ['Имя', 'First name'] },
  middleName: { read: text(100), titles: ['Отчество', 'Middle name'] },
  email: {
    read: email,
    titles: ['E-mail', 'Эл. почта'],
    in: { bitrix24: ['Рабочий e-mail', 'Частный e-mail'], amocrm: ['Рабочий email', 'Личный email'] },
  },
  phone: {
    read: phone,
    titles: ['Телефон'],
    in: { bitrix24: 'Рабочий телефон', amocrm: ['Рабочий телефон', 'Рабочий прямой телефон'] },
  },
  mobile: { read: phone, titles: ['Мобильный телефон', 'Мобильный', 'Mobile'] },
} as const;

/** What rows about one person have in common. */
export const contactsIn = ({ email: address, phone: number, mobile }: ContactRow): string[] =>
  [address, number, mobile].filter((contact) => contact !== undefined);

/** Who a row speaks of and by which keys they are found, none without an e-mail or a phone; nothing when it speaks of nobody. */
export async function contactOf(
  row: ContactRow,
  { secrets }: Pick<RowStores, 'secrets'>,
): Promise<Contact | undefined> {
  const parts = [row.lastName, row.firstName, row.middleName].filter((part) => part !== undefined);
  const name = row.name ?? (parts.length > 0 ? parts.join(' ') : undefined);
  if (name === undefined && contactsIn(row).length === 0) return undefined;
  const keys = await contactKeysOf({ email: row.email, phone: row.phone }, secrets);
  const more = await contactKeysOf({ phone: row.mobile }, secrets);
  return {
    contacts: present({ name, email: row.email, phone: row.phone ?? row.mobile }),
    keys: [...new Set([...keys, ...more])],
  };
}

/** The person any of the contacts leads to. */
export async function personOf(
  { keys }: Contact,
  { records }: Pick<RowStores, 'records'>,
): Promise<Person | undefined> {
  const holders = await Promise.all(keys.map((key) => records.holderOf(key)));
  const id = holders.find((holder) => holder !== undefined)?.id;
  return id === undefined ? undefined : findSurvivor('person', id, records);
}

/** Whether a person is known at another account than this one, whatever theirs was merged into. */
export async function isAtAnother(
  { accountId }: Person,
  account: Account | undefined,
  { records }: Pick<RowStores, 'records'>,
): Promise<boolean> {
  return accountId !== undefined && !(await areOne('account', [accountId, account?.id], records));
}

/** The person a row speaks of, as far as its contacts lead to one. */
export async function personOfRow(row: ContactRow, stores: RowStores): Promise<Person | undefined> {
  const contact = await contactOf(row, stores);
  return contact && personOf(contact, stores);
}

/** No contact of the row leads to anybody. */
export const heldByNobody = (row: ContactRow) =>
  wrong(row.email === undefined ? 'phone' : 'email', contactsIn(row).join(', '), 'a contact of somebody there is');

/** A contact of the row leads to somebody else. */
export const heldContact = (row: ContactRow) =>
  wrong(row.email === undefined ? 'phone' : 'email', contactsIn(row).join(', '), 'a contact nobody else has');
