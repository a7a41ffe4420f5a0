import { disputeLead } from '../../../../shared/domain/leads/work.ts';
import { changeLead } from '../change.ts';
import { Input, route } from './contract.ts';

/** Asks the head to look at a rejection again. */
export const disputeLeadRoute = changeLead({
  route,
  input: Input,
  decide: (lead, _asked, { context }) => disputeLead(lead, context),
});
