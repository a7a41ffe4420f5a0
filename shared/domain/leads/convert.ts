/** The conversion of a lead that is ready to buy: account matched or opened, deal opened, lead closed, in one commit. */
import { parseTaxId, taxIdKey } from '../contacts/tax-id.ts';
import type { Account } from '../accounts/account.ts';
import { openDeal } from '../deals/open.ts';
import type { Person } from '../people/person.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, together } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import { closing, enter } from './enter.ts';
import { domainKey } from './known-sender.ts';
import type { Lead } from './lead.ts';

/** What a conversion looks at: the lead's person, the account it names or its person belongs to, accounts of the same INN. */
export type ConversionRecords = {
  readonly person: Person;
  readonly known: Account | undefined;
  readonly sameTaxId: readonly Account[];
  /** The key of the lead's mail domain, when no account holds it yet. */
  readonly freeDomainKey?: string;
};

type Match = { readonly ok: true; readonly account: Account; readonly plan: Plan };

function matchAccount(lead: Lead, records: ConversionRecords, context: Context): Match | Refused {
  const { known, sameTaxId } = records;
  if (known) return { ok: true, account: known, plan: together() };
  if (lead.taxId === undefined) return openAccount(lead, undefined, records, context);
  const parsed = parseTaxId(lead.taxId);
  if (!parsed.ok) return refuse('tax-id-wrong', `the tax id ${lead.taxId} is not an INN: ${parsed.problem}`);
  const key = taxIdKey(parsed.taxId);
  const exact = sameTaxId.filter((account) => account.taxId === key);
  const candidates = parsed.taxId.kpp === undefined ? sameTaxId : exact;
  if (candidates.length > 1)
    return refuse(
      'account-ambiguous',
      `${String(candidates.length)} accounts have the tax id ${lead.taxId}; say which one`,
    );
  const [account] = candidates;
  return account ? { ok: true, account, plan: together() } : openAccount(lead, key, records, context);
}

function openAccount(
  lead: Lead,
  taxId: string | undefined,
  { freeDomainKey }: ConversionRecords,
  { newId }: Context,
): Match {
  const account: Account = {
    kind: 'account',
    id: newId(),
    version: 1,
    mainPersonId: lead.personId,
    ...(lead.company !== undefined && { company: lead.company }),
    ...(taxId !== undefined && { taxId }),
    ...(lead.segment !== undefined && { segment: lead.segment }),
    ...(lead.region !== undefined && { region: lead.region }),
    ...(lead.owner !== undefined && { owner: lead.owner }),
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

/** Converts a lead that stands, or in this commit comes to stand, at `sql`; or says what a person must settle first. */
export function convertLead(
  lead: Lead,
  records: ConversionRecords,
  context: Context,
): Decision<{ lead: Lead; dealId: string }> {
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
