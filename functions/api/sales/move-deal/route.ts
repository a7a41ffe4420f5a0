import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { dealEnrolled, dealLost, dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { naming } from '../../../../shared/domain/products/named.ts';
import { assertNamed } from '../named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Moves one deal, or says which condition of the stage is not met. */
export const moveDealRoute = changeDeal({
  route,
  input: Input,
  fields: ({ changes = {} }) => Object.keys(changes),
  decide: async (deal, move, { context, records }) => {
    await assertNamed(move.changes ?? {}, records);
    const lines = [...deal.lines, ...(move.changes?.lines ?? [])];
    const [beside, enrolled, lost] = await Promise.all([
      dealMoveRecords(deal, move.changes, records, context),
      dealEnrolled(deal, move, records),
      dealLost(move, records),
    ]);
    return moveDeal(deal, move, { ...beside, ...enrolled, ...lost }, await naming(lines, records, context));
  },
});
