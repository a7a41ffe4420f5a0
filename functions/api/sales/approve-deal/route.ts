import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** A head approves what is beyond the manager. */
export const approveDealRoute = changeDeal({
  route,
  input: Input,
  decide: (deal, { percent }, { context }) =>
    editDeal(
      deal,
      percent === undefined ? { deferral: true } : { approvedDiscountPercent: percent },
      context,
      'approve-deal',
    ),
});
