import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** A manager records what was said to be paid, the office what was. */
export const recordPaymentRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['payment'],
  decide: (deal, payment, { context }) => editDeal(deal, { payment }, context, 'record-payment'),
});
