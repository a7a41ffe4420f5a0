import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** A head approves what is beyond the manager. */
export const approveDealRoute = changeDeal({
  route,
  input: Input,
  decide: (deal, { what }, { context }) => editDeal(deal, { [what]: true }, context, 'approve-deal'),
});
