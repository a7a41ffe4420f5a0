import type { Account } from '../accounts/account.ts';
import type { Lead } from '../leads/lead.ts';
import { present } from '../present.ts';
import { firstStanding } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { dealAlarms } from './clocks.ts';
import type { Deal } from './deal.ts';
import type { ProcessName } from './pipeline.ts';

export type Opening = {
  readonly origin: Deal['origin'];
  readonly process: ProcessName;
  readonly account: Account;
  readonly lead?: Lead;
  readonly owner?: string;
  readonly personId?: string;
  readonly details?: Partial<Pick<Deal, 'need' | 'lines' | 'segment' | 'budget' | 'wantedOn' | 'linkedTo'>>;
};

/** Opens a deal for an account: from a lead, which hands over what is known of it, or by hand. */
export function openDeal(
  { origin, process, account, lead, owner, personId, details }: Opening,
  { at, policy, newId }: Context,
): { deal: Deal; plan: Plan } {
  const known = lead ? fromLead(lead) : {};
  const bare: Omit<Deal, 'alarms'> = {
    kind: 'deal',
    id: newId(),
    ...firstStanding(at),
    process,
    stage: { name: 'new-deal' },
    passed: [],
    origin,
    accountId: account.id,
    personId: personId ?? account.mainPersonId,
    linkedTo: [],
    lines: [],
    committee: [],
    paymentTerms: [],
    payments: [],
    shipments: [],
    ...present({ company: account.company, segment: account.segment, owner: owner ?? account.owner }),
    ...known,
    ...present(details ?? {}),
  };
  const alarms = dealAlarms(bare, 'new-deal', at, { policy, products: [] }); // whose lines are not looked at yet
  const deal: Deal = { ...bare, alarms };
  const data = present({
    process,
    stage: 'new-deal',
    origin,
    accountId: account.id,
    leadId: lead?.id,
    segment: deal.segment,
    lane: deal.lane,
    owner: deal.owner,
  });
  return { deal, plan: change(undefined, deal, { type: 'DealOpened', data }) };
}

function fromLead(lead: Lead): Partial<Deal> {
  const { need, segment, lane, budget, wantedOn, owner, company, product, id, personId } = lead;
  const lines = product === undefined ? [] : [{ title: product }];
  return { lines, personId, leadId: id, ...present({ need, segment, lane, budget, wantedOn, owner, company }) };
}
