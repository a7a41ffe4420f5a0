/** The conversion of a lead that is ready to buy: account matched or opened, deal opened, lead closed, in one commit. */
import { parseTaxId, taxIdKey } from '../contacts/tax-id.ts';
import { type Account, withDealOpened } from '../accounts/account.ts';
import { openDeal } from '../deals/open.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, claim, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Task } from '../tasks/task.ts';
import { closing, enter } from './enter.ts';
import { domainKey } from './known-sender.ts';
import type { Lead } from './lead.ts';

/** What a conversion looks at: the lead's person, the account it names or its person belongs to, accounts of the same INN. */
export type ConversionRecords = {
  readonly person: Person;
  readonly known: Account | undefined;
  /** Each with the tax id it was found by: that of an account merged into it. */
  readonly sameTaxId: readonly Account[];
  /** The key of the lead's mail domain, when no account holds it yet. */
  readonly freeDomainKey?: string;
  /** The task a conversion refused before left. */
  readonly task?: Task;
};

type Match = { readonly ok: true; readonly account: Account; readonly plan: Plan };

/** What a person must settle first: what the lead's task is about. */
type Unsettled = {
  readonly ok: false;
  readonly code: 'account-unknown' | 'account-ambiguous' | 'account-of-another-tax-id' | 'tax-id-wrong';
};
const unsettled = (code: Unsettled['code']): Unsettled => ({ ok: false, code });

function matchAccount(lead: Lead, records: ConversionRecords, context: Context): Match | Unsettled {
  const { known } = records;
  if (known === undefined && lead.accountId !== undefined) return unsettled('account-unknown');
  if (lead.taxId !== undefined) return matchTaxId(lead, lead.taxId, records, context);
  return known ? matched(known, context) : openAccount(lead, undefined, records, context);
}

function matchTaxId(lead: Lead, taxId: string, records: ConversionRecords, context: Context): Match | Unsettled {
  const { known, sameTaxId } = records;
  const parsed = parseTaxId(taxId);
  if (!parsed.ok) return unsettled('tax-id-wrong');
  const key = taxIdKey(parsed.taxId);
  const exact = sameTaxId.filter((account) => account.taxId === key);
  const candidates = parsed.taxId.kpp === undefined ? sameTaxId : exact;
  if (known) return identify(known, key, candidates, context);
  if (new Set(candidates.map(({ id }) => id)).size > 1) return unsettled('account-ambiguous');
  const [account] = candidates;
  return account ? matched(account, context) : openAccount(lead, key, records, context);
}

/** An account that is there already: a deal is opened for it. */
function matched(known: Account, { at }: Context): Match {
  const account = withDealOpened(known, at);
  return { ok: true, account, plan: change(known, account) };
}

/** A known account has the lead's tax id, or gets it where it had none and no other account has it. */
function identify(known: Account, taxId: string, candidates: readonly Account[], context: Context): Match | Unsettled {
  if (candidates.some(({ id }) => id === known.id)) return matched(known, context);
  if (known.taxId !== undefined || candidates.length > 0) return unsettled('account-of-another-tax-id');
  const account = { ...withDealOpened(known, context.at), taxId };
  const edited = change(known, account, { type: 'AccountEdited', data: { fields: ['taxId'] } });
  return { ok: true, account, plan: together(edited, claim({ key: `tax/${taxId}`, holder: account })) };
}

function openAccount(
  lead: Lead,
  taxId: string | undefined,
  { freeDomainKey }: ConversionRecords,
  { newId }: Context,
): Match {
  const { company, segment, region, owner } = lead;
  const account: Account = {
    kind: 'account',
    id: newId(),
    version: 1,
    mainPersonId: lead.personId,
    ...present({ company, taxId, segment, region, owner }),
  };
  const opened = change(undefined, account, {
    type: 'AccountOpened',
    data: { personId: lead.personId, leadId: lead.id },
  });
  const keys = [
    ...(taxId === undefined ? [] : [`tax/${taxId}`]),
    ...(freeDomainKey === undefined ? [] : [domainKey(freeDomainKey)]),
  ];
  return { ok: true, account, plan: together(opened, claim(...keys.map((key) => ({ key, holder: account })))) };
}

function joinAccount(person: Person, accountId: string): Plan {
  if (person.accountId !== undefined) return together();
  const after = { ...person, version: person.version + 1, accountId };
  return change(person, after, { type: 'PersonJoinedAccount', data: { accountId } });
}

type Converted = { readonly ok: true; readonly lead: Lead; readonly dealId: string; readonly plan: Plan };

/** Converts a lead that stands, or in this commit comes to stand, at `sql`; or says what a person must settle first. */
export function convertLead(lead: Lead, records: ConversionRecords, context: Context): Converted | Unsettled {
  const match = matchAccount(lead, records, context);
  if (!match.ok) return match;
  const { account } = match;
  const opened = openDeal({ origin: 'lead', account, lead, process: processOf(lead, context) }, context);
  const stage = {
    name: 'converted',
    ...closing(lead, 'converted', context),
    accountId: account.id,
    dealId: opened.deal.id,
  } as const;
  const after = enter(lead, { stage, alarms: [], accountId: account.id }, context.at);
  const converted = change(lead, after, {
    type: 'LeadConverted',
    data: { from: 'sql', to: 'converted', visit: after.visit.n, accountId: account.id, dealId: opened.deal.id },
  });
  return {
    ok: true,
    lead: after,
    dealId: opened.deal.id,
    plan: together(converted, match.plan, opened.plan, joinAccount(records.person, account.id)),
  };
}

const processOf = (lead: Lead, { policy }: Context) =>
  policy.segments.find(({ id }) => id === lead.segment)?.process ?? 'project';
