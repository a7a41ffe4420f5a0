import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { naming } from '../../../../shared/domain/products/named.ts';
import { assertNamed } from '../named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Says what is known of a deal. */
export const editDealRoute = changeDeal({
  route,
  input: Input,
  fields: Object.keys,
  decide: async (deal, changes, { context, records }) => {
    await assertNamed(changes, records);
    const lines = [...deal.lines, ...(changes.lines ?? [])];
    return editDeal(deal, changes, await naming(lines, records, context));
  },
});
