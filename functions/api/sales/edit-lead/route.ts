import { editLead } from '../../../../shared/domain/leads/work.ts';
import { changeLead } from '../change.ts';
import { Input, route } from './contract.ts';

/** Corrects what is known of a lead. */
export const editLeadRoute = changeLead({
  route,
  input: Input,
  fields: Object.keys,
  decide: (lead, changes, { context }) => editLead(lead, changes, context),
});
