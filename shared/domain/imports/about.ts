/** What a row is about that only adds to something: a deal, a lead or an account that is there. */
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { findSurvivor } from '../merges/aliases.ts';
import { orderClaim, purchaseId } from '../purchases/purchase.ts';
import { accountsOf, notOne, sharedKeys } from './account-of.ts';
import { cameKey } from './came.ts';
import { companyName, email, phone, taxId, text } from './cells.ts';
import { wrong } from './columns.ts';
import { contactsIn, personOfRow } from './contact-fields.ts';
import type { RowContext, RowRejected, RowStores } from './row-kind.ts';

export type AboutRow = {
  /** The deal's or lead's id in the system it came from. */
  readonly deal?: string;
  readonly lead?: string;
  readonly order?: string;
  readonly company?: string;
  readonly taxId?: string;
  readonly email?: string;
  readonly phone?: string;
};

export const aboutFields = {
  deal: { read: text(100), titles: ['Сделка', 'ID сделки', 'Deal'] },
  lead: { read: text(100), titles: ['Лид', 'ID лида', 'Lead'] },
  order: { read: text(50), titles: ['Заказ', 'Номер заказа', 'Order number'] },
  company: { read: companyName, titles: ['Компания', 'Клиент', 'Контрагент', 'Company'] },
  taxId: { read: taxId, titles: ['ИНН', 'Tax id', 'INN'] },
  email: { read: email, titles: ['E-mail', 'Эл. почта'] },
  phone: { read: phone, titles: ['Телефон'] },
} as const;

export type Subject = Deal | Lead | Account;

/** What rows about one thing have in common. */
export const aboutKeys = ({ deal, lead, order, ...row }: AboutRow): string[] => [
  ...sharedKeys(row),
  ...contactsIn(row),
  ...Object.entries({ deal, lead, order }).flatMap(([name, id]) => (id === undefined ? [] : [`${name}/${id}`])),
];

type Finding = (row: AboutRow, stores: RowStores, context: RowContext) => Promise<Subject | RowRejected | undefined>;

/** Each way to name it, the narrowest first. */
const findings: Readonly<Record<'deal' | 'lead' | 'order' | 'company' | 'taxId' | 'email' | 'phone', Finding>> = {
  deal: async ({ deal }, { records }) => {
    const holder = await records.holderOf(cameKey('deal', deal));
    return holder && records.get('deal', holder.id);
  },
  lead: async ({ lead }, { records }) => {
    const holder = await records.holderOf(cameKey('lead', lead));
    return holder && records.get('lead', holder.id);
  },
  order: byOrder,
  company: byAccount,
  taxId: byAccount,
  email: byPerson,
  phone: byPerson,
};

/** Of the ways a row names it the first that leads to something. */
export async function subjectOf(
  row: AboutRow,
  stores: RowStores,
  context: RowContext,
): Promise<{ readonly ok: true; readonly subject: Subject } | RowRejected> {
  const named = Object.entries(findings).filter(([name]) => row[name as keyof AboutRow] !== undefined); // entries forget the keys
  for (const [, find] of named) {
    const subject = await find(row, stores, context);
    if (subject) return 'ok' in subject ? subject : { ok: true, subject };
  }
  const [[column, value] = ['company', '']] = named.map(
    ([name]) => [name, String(row[name as keyof AboutRow])] as const,
  );
  return { ok: false, errors: [wrong(column, value, 'a deal, a lead, an order, a company or a contact there is')] };
}

/** An order number is one of a year: of this one, or of the last that has it. */
async function byOrder({ order }: AboutRow, { records }: RowStores, { at, policy }: RowContext) {
  const { legalEntity } = policy.company;
  const number = String(order);
  const year = Number(at.slice(0, 4));
  for (const on of [year, year - 1, year - 2].map(String)) {
    const holder = await records.holderOf(orderClaim(legalEntity, { number, on }));
    if (holder) return records.get('deal', holder.id);
    const purchase = await records.get('purchase', purchaseId(legalEntity, { number, on }));
    if (purchase) return findSurvivor('account', purchase.accountId, records);
  }
  return undefined;
}

async function byAccount({ company, taxId: id }: AboutRow, stores: RowStores) {
  const [account, another] = await accountsOf({ company, taxId: id }, stores);
  return another ? notOne('company', { company }) : account;
}

/** A person's account; of one who has only asked so far, the latest request. */
async function byPerson(row: AboutRow, stores: RowStores) {
  const person = await personOfRow(row, stores);
  if (person?.accountId !== undefined) return findSurvivor('account', person.accountId, stores.records);
  const latest = person?.openLeads.at(-1);
  return latest && stores.records.get('lead', latest.id);
}

/** A version later, for what was added to it. */
export const addedTo = (subject: Subject): Subject => ({ ...subject, version: subject.version + 1 });
