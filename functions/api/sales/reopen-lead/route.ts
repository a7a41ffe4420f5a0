import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { conversionRecords } from '../../../../shared/domain/leads/records.ts';
import { present } from '../../../../shared/domain/present.ts';
import { askedOf } from '../../../../shared/domain/refresh/asked.ts';
import { changeLead } from '../change.ts';
import { Input, route } from './contract.ts';

/** From a basket at any time, from a closed stage within the reopening time. */
export const reopenLeadRoute = changeLead({
  route,
  input: Input,
  decide: async (lead, move, { context, records }) => {
    const [conversion, asked] = await Promise.all([conversionRecords(lead, records), askedOf(lead, records)]);
    return moveLead(lead, { to: 'mql', ...move }, { desk: undefined, ...conversion, ...present({ asked }) }, context);
  },
});
