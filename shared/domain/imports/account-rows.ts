import { present } from '../present.ts';
import type { Policy } from '../settings/settings.ts';
import { accountsOf, notOne, openAccount, sharedKeys } from './account-of.ts';
import { companyName, oneOf, taxId, text } from './cells.ts';
import { contactFields, contactOf, type ContactRow, contactsIn, heldContact, personOf } from './contact-fields.ts';
import { nothing, type RowKind } from './row-kind.ts';

type AccountRow = ContactRow & {
  readonly company: string;
  readonly taxId?: string;
  readonly segment?: string;
  readonly region?: string;
  readonly owner?: string;
};

/** Companies that buy or may, each with the person who is met there first. A company that is known is left as it is. */
export const accountRows: RowKind<AccountRow> = {
  fields: ({ segments, staff }) => ({
    company: {
      read: companyName,
      titles: ['Компания', 'Название', 'Название компании', 'Account'],
      in: { bitrix24: 'Название компании', amocrm: 'Наименование' },
      needed: true,
    },
    taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
    segment: { read: oneOf(titlesOf(segments)), titles: ['Сегмент'] },
    region: { read: text(100), titles: ['Регион', 'Область'] },
    owner: { read: oneOf(namesOf(staff)), titles: ['Ответственный', 'Менеджер', 'Manager'] },
    ...contactFields,
  }),
  keysOf: (row) => [...sharedKeys(row), ...contactsIn(row)],
  decide: async (row, stores, context) => {
    const [account, another] = await accountsOf(row, stores);
    if (another) return notOne('company', row);
    if (account) return { ok: true, known: account };
    const contact = await contactOf(row, stores);
    if (contact && (await personOf(contact, stores))) return { ok: false, errors: [heldContact(row)] };
    const { company, taxId: id, segment, region, owner } = row;
    const about = { company, ...present({ taxId: id, segment, region, owner }) };
    return { ok: true, ...(await openAccount(about, contact, stores, context)) };
  },
  undo: () => Promise.resolve(nothing),
  accountsOf,
};

export const titlesOf = (all: readonly { id: string; title: { en: string; ru: string } }[]) =>
  Object.fromEntries(all.map(({ id, title: { en, ru } }) => [id, [ru, en]]));

/** People of the staff by their names and addresses. */
export const namesOf = (staff: Policy['staff']) =>
  Object.fromEntries(staff.map(({ id, name, email }) => [id, [name, email]]));
