import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Adds a person to the buying committee, or changes the role. */
export const addMemberRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['committee'],
  decide: async (deal, member, { context, records }) =>
    editDeal(deal, { committee: [member] }, await knowing(deal.lines, records, context)),
});
