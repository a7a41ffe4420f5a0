/** What staff say of an account by hand. */
import * as z from 'zod';
import { companyKey } from '../contacts/company-name.ts';
import { parseTaxId, taxIdKey } from '../contacts/tax-id.ts';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, release, together } from '../records/plan.ts';
import type { Plan, Ref } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import type { Account } from './account.ts';
import { type Referral, referralPlan } from './referral.ts';
import { saidText } from '../said-text.ts';

/** What is known of an account, as it is typed in. */
export const accountDetails = {
  company: saidText(200).refine((name) => companyKey(name) !== '', 'a name with letters or digits'),
  taxId: saidText(30),
  segment: z.string().max(50),
  region: saidText(100),
  referredBy: z.uuid(),
} as const;

/** An edit; `null` forgets the field. */
export const AccountChanges = lazily(() =>
  z
    .strictObject({
      company: accountDetails.company.nullable(),
      taxId: accountDetails.taxId.nullable(),
      segment: accountDetails.segment.nullable(),
      region: accountDetails.region.nullable(),
      referredBy: accountDetails.referredBy.nullable(),
      mainPersonId: z.uuid(),
    })
    .partial(),
);
export type AccountChanges = z.infer<ReturnType<typeof AccountChanges>>;

/** What an edit looks at beside the account. */
export type AccountRecords = {
  /** Who holds the new tax id. */
  readonly holder: Ref | undefined;
  /** The account that recommended us: of a person named, theirs. */
  readonly referrer: Account | undefined;
  readonly referral: Referral | undefined;
  /** The new main person, and whether they are of this account. */
  readonly main: Person | undefined;
  readonly isMainOfIt: boolean;
};

/** Edits an account, or says which value is not allowed. */
export function editAccount(
  account: Account,
  changes: AccountChanges,
  records: AccountRecords,
  context: Context,
): Decision<{ account: Account }> {
  if (!may(context.by, 'work-account', account.owner)) return forbid('the account is another manager’s');
  if (account.mergedInto !== undefined)
    return refuse('merged', `account ${account.id} was merged into ${account.mergedInto}; edit that one`);
  const read = readChanges(account, changes, records, context);
  if (!read.ok) return read;
  const after = applied(account, read.changes);
  const fields = Object.keys(read.changes).filter((name) => valueOf(account, name) !== valueOf(after, name));
  if (fields.length === 0) return { ok: true, account, plan: together() };
  const edited = { ...after, version: account.version + 1 };
  const plan = together(
    change(account, edited, { type: 'AccountEdited', data: { fields } }),
    taxIdPlan(account, edited),
    referralPlan(records.referral, edited, context),
  );
  return { ok: true, account: edited, plan };
}

const valueOf = (account: Account, name: string): unknown => ({ ...account })[name as keyof Account]; // one of its fields

/** The account with the fields said, and without those forgotten. */
function applied(account: Account, changes: AccountChanges): Account {
  const entries = Object.entries({ ...account, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Account; // every field has its own type or is left out
}

type Read = { readonly ok: true; readonly changes: AccountChanges } | Refused;

/** The changes as they are kept, each checked. */
function readChanges(account: Account, changes: AccountChanges, records: AccountRecords, context: Context): Read {
  const taxId = readTaxId(account, changes.taxId, records);
  if (typeof taxId === 'object' && taxId !== null) return taxId;
  const refused = refusalOf(account, changes, records, context);
  if (refused) return refused;
  return { ok: true, changes: { ...changes, ...present({ taxId, referredBy: records.referrer?.id }) } };
}

const refusalOf = (account: Account, changes: AccountChanges, records: AccountRecords, context: Context) =>
  segmentRefusal(changes.segment, context) ??
  namelessRefusal(account, changes) ??
  referrerRefusal(account, changes, records) ??
  mainRefusal(changes, records);

function readTaxId({ id }: Account, typed: string | null | undefined, { holder }: AccountRecords) {
  if (typed == null) return typed;
  const parsed = parseTaxId(typed);
  if (!parsed.ok) return refuse('tax-id-wrong', `${typed} is no INN: ${parsed.problem}`);
  if (holder !== undefined && holder.id !== id)
    return refuse('tax-id-taken', `${typed} is account ${holder.id}'s; merge the two if they are one`, {
      kind: 'conflict',
    });
  return taxIdKey(parsed.taxId);
}

export function segmentRefusal(segment: string | null | undefined, { policy }: Context): Refused | undefined {
  if (segment == null || policy.segments.some(({ id }) => id === segment)) return undefined;
  return refuse(
    'segment-unknown',
    `there is no segment ${segment}; there are ${policy.segments.map(({ id }) => id).join(', ')}`,
  );
}

/** A company without a name would be a private buyer. */
function namelessRefusal({ taxId }: Account, changes: AccountChanges): Refused | undefined {
  const left = changes.taxId === undefined ? taxId : changes.taxId;
  return changes.company === null && left != null
    ? refuse('company-needed', 'an account with a tax id has a name; only a private buyer has none')
    : undefined;
}

export const referrerUnknown = (id: string): Refused =>
  refuse('referrer-unknown', `there is no account ${id}, nor a person of that id with an account`);

function referrerRefusal({ id }: Account, { referredBy }: AccountChanges, { referrer }: AccountRecords) {
  if (referredBy == null) return undefined;
  if (!referrer) return referrerUnknown(referredBy);
  return referrer.id === id ? refuse('referrer-itself', 'an account does not recommend us to itself') : undefined;
}

function mainRefusal({ mainPersonId }: AccountChanges, { main, isMainOfIt }: AccountRecords): Refused | undefined {
  if (mainPersonId === undefined || (main && isMainOfIt)) return undefined;
  return refuse('person-elsewhere', `person ${mainPersonId} is not of this account`);
}

/** The key of the new tax id instead of that of the old one. */
function taxIdPlan(before: Account, after: Account): Plan {
  if (before.taxId === after.taxId) return together();
  const keyOf = ({ taxId }: Account) => (taxId === undefined ? [] : [{ key: `tax/${taxId}`, holder: after }]);
  return together(release(...keyOf(before)), claim(...keyOf(after)));
}
