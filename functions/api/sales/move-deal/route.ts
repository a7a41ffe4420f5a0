import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { assertAccountsNamed } from '../accounts-named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Moves one deal, or says which condition of the stage is not met. */
export const moveDealRoute = changeDeal({
  route,
  input: Input,
  fields: ({ changes = {} }) => Object.keys(changes),
  decide: async (deal, move, { context, records }) => {
    await assertAccountsNamed(move.changes ?? {}, records);
    return moveDeal(deal, move, await dealMoveRecords(deal, move.changes, records, context), context);
  },
});
