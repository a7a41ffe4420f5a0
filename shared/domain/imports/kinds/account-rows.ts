import { present } from '../../present.ts';
import { accountsOf, notOne, openAccount, sharedKeys } from '../account-of.ts';
import { contactOf, contactsIn, heldContact, personOf } from '../contact-fields.ts';
import { nothing, type RowKind } from '../row-kind.ts';
import type { AccountRow } from './account-fields.ts';

/** Companies that buy or may, each with the person who is met there first. A company that is known is left as it is. */
export const accountRows: RowKind<AccountRow> = {
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
