import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { conversionRecords } from '../../../../shared/domain/leads/records.ts';
import { changeLead } from '../change.ts';
import { Input, route } from './contract.ts';

/** From a basket at any time, from a closed stage within the reopening time. */
export const reopenLeadRoute = changeLead({
  route,
  input: Input,
  decide: async (lead, asked, { context, records }) =>
    moveLead(lead, { to: 'mql', ...asked }, { desk: undefined, ...(await conversionRecords(lead, records)) }, context),
});
