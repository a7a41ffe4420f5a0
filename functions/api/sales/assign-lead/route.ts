import { assignLead } from '../../../../shared/domain/leads/work.ts';
import { changeLead } from '../change.ts';
import { deskOf } from '../../../../shared/domain/records/found.ts';
import { Input, route } from './contract.ts';

/** Gives a lead to a manager; a new one is thereby claimed for them. */
export const assignLeadRoute = changeLead({
  route,
  input: Input,
  decide: async (lead, { to }, { context, records }) =>
    assignLead(lead, to, await deskOf(lead.owner, records), context),
});
