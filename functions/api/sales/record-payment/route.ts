import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** A manager records what was said to be paid, the office what was. */
export const recordPaymentRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['payment'],
  decide: async (deal, payment, { context, records }) =>
    editDeal(deal, { payment }, await knowing(deal.lines, records, context), 'record-payment'),
});
