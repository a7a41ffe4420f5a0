import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** A head approves what is beyond the manager. */
export const approveDealRoute = changeDeal({
  route,
  input: Input,
  decide: async (deal, asked, { context, records }) =>
    editDeal(deal, approved(asked), await knowing(deal.lines, records, context), 'approve-deal'),
});

function approved({ what, percent }: Pick<Input, 'what' | 'percent'>): DealChanges {
  if (what === 'deferral') return { deferral: true };
  return what === 'discount' ? { approvedDiscountPercent: percent } : { approvedMarginPercent: percent };
}
