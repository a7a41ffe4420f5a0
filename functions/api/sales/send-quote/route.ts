import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Records a quote as sent: a new version of it each time. */
export const sendQuoteRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['quote'],
  decide: (deal, quote, { context }) => editDeal(deal, { quote }, context),
});
