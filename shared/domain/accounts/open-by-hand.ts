/** An account that staff open by hand, and a person they add to one. */
import * as z from 'zod';
import { parseTaxId, taxIdKey } from '../contacts/tax-id.ts';
import { lazily } from '../lazily.ts';
import { type NewContact, NewContact as NewContactShape, readContact, holdersOf } from '../people/contact.ts';
import { isIn } from '../people/actor.ts';
import { byOf } from '../people/by.ts';
import type { PersonalItem } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import { holderOfTaxId } from '../purchases/buyer.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import type { Secrets } from '../secrets.ts';
import type { Account } from './account.ts';
import { accountDetails, referrerUnknown, segmentRefusal } from './edit-account.ts';
import { referralPlan } from './referral.ts';
import { referrerOf } from './records.ts';

export const NewAccount = lazily(() =>
  z.strictObject({ ...z.strictObject(accountDetails).partial().shape, contact: NewContactShape().default({}) }),
);
export type NewAccount = z.infer<ReturnType<typeof NewAccount>>;

type Stores = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'holderOf' | 'list'>;
  readonly secrets: Pick<Secrets, 'hash'>;
};

/** What was decided, and what of it is readable: to be put before the commit. */
type Brought<R extends object> = Decision<R & { readonly items: readonly PersonalItem[] }>;

/** Opens an account with the person who is met there first; it is its manager's who opens it. */
export async function openByHand(
  { contact, ...asked }: NewAccount,
  stores: Stores,
  context: Context,
): Promise<Brought<{ account: Account; person: Person }>> {
  const refused = segmentRefusal(asked.segment, context) ?? namelessRefusal(asked, contact);
  if (refused) return refused;
  const [taxId, referrer] = await Promise.all([freeTaxId(asked.taxId, stores), referrerIn(asked, stores)]);
  if (typeof taxId === 'object') return taxId;
  if (typeof referrer === 'object') return referrer;
  const id = context.newId();
  const met = await meet(contact, id, stores, context);
  if (!met.ok) return met;
  const { by } = context;
  const account: Account = {
    kind: 'account',
    id,
    version: 1,
    mainPersonId: met.person.id,
    ...present({ ...asked, taxId, referredBy: referrer, owner: isIn(by, 'manager') ? byOf(by).id : undefined }),
  };
  const opened = change(undefined, account, { type: 'AccountOpened', data: { personId: met.person.id } });
  const key = taxId === undefined ? together() : claim({ key: `tax/${taxId}`, holder: account });
  const plan = together(opened, key, met.plan, referralPlan(undefined, account, context));
  return { ok: true, account, person: met.person, items: met.items, plan };
}

/** The id of the account that recommended us, if one is named. */
async function referrerIn(
  { referredBy }: Pick<NewAccount, 'referredBy'>,
  { records }: Stores,
): Promise<string | undefined | Refused> {
  if (referredBy === undefined) return undefined;
  return (await referrerOf(referredBy, records))?.id ?? referrerUnknown(referredBy);
}

/** The tax id as it is compared, when no account has it. */
async function freeTaxId(typed: string | undefined, { records }: Stores): Promise<string | undefined | Refused> {
  if (typed === undefined) return undefined;
  const parsed = parseTaxId(typed);
  if (!parsed.ok) return refuse('tax-id-wrong', `${typed} is no INN: ${parsed.problem}`);
  const holder = await holderOfTaxId(parsed.taxId, records);
  return holder === undefined
    ? taxIdKey(parsed.taxId)
    : refuse('tax-id-taken', `${typed} is account ${holder}'s`, { kind: 'conflict' });
}

function namelessRefusal({ company }: Pick<NewAccount, 'company'>, { name }: NewContact): Refused | undefined {
  if ((company ?? name) !== undefined) return undefined;
  return refuse('name-needed', 'an account is called by its company, or a private buyer by their name', {
    missing: [
      {
        in: 'body',
        field: 'company',
        title: { en: 'Company', ru: 'Компания' },
        example: 'ООО «Ромашка»',
      },
    ],
  });
}

/** Adds a person to an account: somebody new, or somebody known who belongs to none yet. */
export async function addPerson(
  account: Account,
  contact: NewContact,
  stores: Stores,
  context: Context,
): Promise<Brought<{ person: Person }>> {
  if (!may(context.by, 'work-account', account.owner)) return forbid('the account is another manager’s');
  if (contact.name === undefined && contact.email === undefined && contact.phone === undefined)
    return refuse('contact-needed', 'a name, an e-mail or a phone is needed');
  return meet(contact, account.id, stores, context);
}

/** Whoever the contacts lead to joins the account; whoever belongs to another one does not. */
async function meet(
  { role, ...contact }: NewContact,
  accountId: string,
  { records, secrets }: Stores,
  context: Context,
): Promise<Brought<{ person: Person }>> {
  const read = await readContact(contact, secrets, context);
  if (!read.ok) return read;
  const [known, another] = await holdersOf(read.keys, records);
  if (another)
    return refuse('contacts-of-two-people', 'the e-mail leads to one person and the phone to another', {
      kind: 'conflict',
    });
  if (known?.accountId !== undefined)
    return refuse('person-known', `person ${known.id} of account ${known.accountId} has these contacts`, {
      kind: 'conflict',
    });
  if (known) return { ok: true, ...joining(known, { accountId, role }, read.keys), items: [] };
  const person: Person = {
    kind: 'person',
    id: context.newId(),
    version: 1,
    accountId,
    openLeads: [],
    contactKeys: [...read.keys],
    consents: {},
    ...present({ role }),
  };
  const plan = together(
    change(undefined, person, { type: 'PersonAppeared', data: { source: 'by-hand' } }),
    claim(...read.keys.map((key) => ({ key, holder: person }))),
  );
  const items: PersonalItem[] = [{ kind: 'contacts', of: person.id, id: person.id, value: read.contacts }];
  return { ok: true, person, plan, items };
}

/** Somebody who has asked before becomes a person of the account; what they wrote of themselves stays. */
function joining(
  known: Person,
  { accountId, role }: { readonly accountId: string; readonly role: Person['role'] },
  keys: readonly string[],
): { person: Person; plan: Plan } {
  const free = keys.filter((key) => !known.contactKeys.includes(key));
  const person: Person = {
    ...known,
    version: known.version + 1,
    accountId,
    contactKeys: [...known.contactKeys, ...free],
    ...present({ role }),
  };
  const joined = change(known, person, { type: 'PersonJoinedAccount', data: { accountId } });
  return { person, plan: together(joined, claim(...free.map((key) => ({ key, holder: person })))) };
}
