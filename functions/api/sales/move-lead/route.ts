import { applyLeadChanges } from '../../../../shared/domain/leads/details.ts';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { conversionRecords } from '../../../../shared/domain/leads/records.ts';
import { changeLead } from '../change.ts';
import { deskOf } from '../context.ts';
import { Input, route } from './contract.ts';

/** Moves one lead, or says which condition is not met. */
export const moveLeadRoute = changeLead({
  route,
  input: Input,
  fields: ({ changes = {} }) => Object.keys(changes),
  decide: async (lead, move, { context, records }) => {
    const { lead: changed } = applyLeadChanges(lead, move.changes);
    const [desk, conversion] = await Promise.all([deskOf(lead.owner, records), conversionRecords(changed, records)]);
    return moveLead(lead, move, { desk, ...conversion }, context);
  },
});
