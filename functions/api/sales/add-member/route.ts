import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Adds a person to the buying committee, or changes the role. */
export const addMemberRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['committee'],
  decide: (deal, member, { context }) => editDeal(deal, { committee: [member] }, context),
});
