import { assignDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Gives a deal to a manager. */
export const assignDealRoute = changeDeal({
  route,
  input: Input,
  decide: (deal, { to }, { context }) => assignDeal(deal, to, context),
});
