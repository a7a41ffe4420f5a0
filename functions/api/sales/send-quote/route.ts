import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeDealOnce } from '../change.ts';
import { Input, route } from './contract.ts';

/** Records a quote as sent: a new version of it each time. */
export const sendQuoteRoute = changeDealOnce({
  route,
  input: Input,
  fields: () => ['quote'],
  decide: async (deal, quote, { context, records }) =>
    editDeal(deal, { quote }, await knowing(deal.lines, records, context)),
});
