import { waitLead } from '../../../../shared/domain/leads/work.ts';
import { waitRequest } from '../../../../shared/domain/pipeline/waiting.ts';
import { changeLead } from '../change.ts';
import { Input, route } from './contract.ts';

/** Silences the alarms of a lead until a date. */
export const waitLeadRoute = changeLead({
  route,
  input: Input,
  words: ({ reason }) => reason,
  decide: (lead, asked, { context }) => waitLead(lead, waitRequest(asked), context),
});
