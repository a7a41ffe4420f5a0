import { claimLead } from '../../../../shared/domain/leads/claim.ts';
import { changeLead } from '../change.ts';
import { deskOf } from '../../../../shared/domain/records/found.ts';
import { Input, route } from './contract.ts';

/** Of two who claim at once one gets the lead, the other learns who did. */
export const claimLeadRoute = changeLead({
  route,
  input: Input,
  decide: async (lead, _asked, { context, records }) =>
    claimLead(lead, await deskOf('id' in context.by ? context.by.id : undefined, records), context),
});
