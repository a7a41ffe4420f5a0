import { present } from '../../present.ts';
import { accountsOf, notOne, openAccount, sharedKeys } from '../account-of.ts';
import { wrong } from '../columns.ts';
import { contactOf, contactsIn, heldContact, isAtAnother, personOf, personOfRow } from '../contact-fields.ts';
import { joined } from '../party.ts';
import { nothing, type RowKind } from '../row-kind.ts';
import type { PersonRow } from './person-fields.ts';

/** People, each at a company with what they decide there; without a company, a private buyer. Who is known is left as they are. */
export const personRows: RowKind<PersonRow> = {
  keysOf: (row) => [...sharedKeys(row), ...contactsIn(row)],
  decide: async (row, stores, context) => {
    const contact = await contactOf(row, stores);
    if (!contact?.keys.length) return { ok: false, errors: [wrong('email', '', 'an e-mail or a phone')] };
    const [account, another] = await accountsOf(row, stores);
    if (another) return notOne('company', row);
    const person = await personOf(contact, stores);
    if (person)
      return isAtCompany(row) && (await isAtAnother(person, account, stores))
        ? { ok: false, errors: [heldContact(row)] }
        : { ok: true, known: person };
    const named = { ...contact, ...present({ role: row.role }) };
    return account
      ? { ok: true, ...joined(account, named, context) }
      : { ok: true, ...(await openAccount(called(row), named, stores, context)) };
  },
  undo: () => Promise.resolve(nothing),
  personOf: personOfRow,
  accountsOf: async (row, stores) => {
    const { accountId } = (await personOfRow(row, stores)) ?? {};
    return accountId === undefined ? [] : stores.records.getMany('account', [accountId]);
  },
};

const called = ({ company, taxId: id }: PersonRow) => present({ company, taxId: id });

const isAtCompany = ({ company, taxId: id }: PersonRow): boolean => company !== undefined || id !== undefined;
