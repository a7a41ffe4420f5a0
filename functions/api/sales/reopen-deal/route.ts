import { stageLeft } from '../../../../shared/domain/deals/enter.ts';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Brings a deal back to the stage it left. */
export const reopenDealRoute = changeDeal({
  route,
  input: Input,
  decide: async (deal, asked, { context, records }) =>
    moveDeal(
      deal,
      { to: stageLeft(deal), ...asked },
      await dealMoveRecords(deal, undefined, records, context),
      await knowing(deal.lines, records, context),
    ),
});
