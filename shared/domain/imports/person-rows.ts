import type { Account } from '../accounts/account.ts';
import type { committeeRoles } from '../people/committee.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import { change, claim, remove, release, together } from '../records/plan.ts';
import { accountsOf, type Contact, notOne, openAccount, sharedKeys } from './account-of.ts';
import { companyName, oneOf, taxId } from './cells.ts';
import { wrong } from './columns.ts';
import { contactFields, contactOf, type ContactRow, contactsIn, heldContact, personOf } from './contact-fields.ts';
import {
  isOf,
  kept,
  nothing,
  removing,
  type RowContext,
  type RowDecision,
  type RowKind,
  type RowStores,
  type Undoing,
} from './row-kind.ts';

type PersonRow = ContactRow & {
  readonly company?: string;
  readonly taxId?: string;
  readonly role?: (typeof committeeRoles)[number];
};

const roles = {
  'decision-maker': ['ЛПР', 'Принимает решение'],
  economic: ['Экономический', 'Финансы'],
  technical: ['Технический', 'Инженер'],
  user: ['Пользователь'],
  purchasing: ['Закупки', 'Снабжение'],
  influencer: ['Влияет'],
} as const satisfies Record<(typeof committeeRoles)[number], readonly string[]>;

/** People, each at a company with what they decide there; without a company, a private buyer. Who is known is left as they are. */
export const personRows: RowKind<PersonRow> = {
  fields: () => ({
    ...contactFields,
    company: {
      read: companyName,
      titles: ['Компания', 'Организация', 'Account'],
      in: { bitrix24: 'Компания', amocrm: 'Компания' },
    },
    taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
    role: { read: oneOf(roles), titles: ['Роль'] },
  }),
  keysOf: (row) => [...sharedKeys(row), ...contactsIn(row)],
  decide: async (row, stores, context) => {
    const contact = await contactOf(row, stores);
    if (!contact?.keys.length) return { ok: false, errors: [wrong('email', '', 'an e-mail or a phone')] };
    const [account, another] = await accountsOf(row, stores);
    if (another) return notOne('company', row);
    const person = await personOf(contact, stores);
    if (person)
      return isElsewhere(person, row, account)
        ? { ok: false, errors: [heldContact(row)] }
        : { ok: true, known: person };
    const named = { ...contact, ...present({ role: row.role }) };
    return account
      ? joining(account, named, context)
      : { ok: true, ...(await openAccount(called(row), named, stores, context)) };
  },
  undo: async (row, stores, context) => {
    const contact = await contactOf(row, stores);
    const person = contact && (await personOf(contact, stores));
    if (!person || !isOf(person, context.importId)) return nothing;
    const [account] = await accountsOfPerson(person, stores);
    if (account?.mainPersonId === person.id) return nothing; // goes with its account, or stays with it
    return person.version > 1 ? kept : leaving(person, context);
  },
  accountsOf: async (row, stores) => {
    const contact = await contactOf(row, stores);
    const person = contact && (await personOf(contact, stores));
    return person ? accountsOfPerson(person, stores) : [];
  },
};

const called = ({ company, taxId: id }: PersonRow) => present({ company, taxId: id });

const accountsOfPerson = async ({ accountId }: Person, { records }: RowStores): Promise<Account[]> =>
  accountId === undefined ? [] : records.getMany('account', [accountId]);

const isAtCompany = ({ company, taxId: id }: PersonRow): boolean => company !== undefined || id !== undefined;

/** Known at another company than the row says. */
const isElsewhere = ({ accountId }: Person, row: PersonRow, account: Account | undefined): boolean =>
  isAtCompany(row) && accountId !== undefined && accountId !== account?.id;

const leaving = (person: Person, { importId }: RowContext): Undoing =>
  removing(
    remove(person, { type: 'RecordRemoved', data: { importId } }),
    release(...person.contactKeys.map((key) => ({ key, holder: person }))),
  );

/** One person more at an account there is. */
function joining(account: Account, { contacts, keys, role }: Contact, { importId, newId }: RowContext): RowDecision {
  const person: Person = {
    kind: 'person',
    id: newId(),
    version: 1,
    accountId: account.id,
    openLeads: [],
    contactKeys: [...keys],
    consents: {},
    importId,
    ...present({ role }),
  };
  const plan = together(
    change(undefined, person, { type: 'PersonAppeared', data: { source: 'import' } }),
    claim(...keys.map((key) => ({ key, holder: person }))),
  );
  return { ok: true, plan, items: [{ kind: 'contacts', of: person.id, id: person.id, value: contacts }] };
}
