import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Says what is known of a deal. */
export const editDealRoute = changeDeal({
  route,
  input: Input,
  fields: Object.keys,
  decide: (deal, changes, { context }) => editDeal(deal, changes, context),
});
