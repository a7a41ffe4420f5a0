import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Records a shipment, the last one or a part. */
export const recordShipmentRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['shipment'],
  decide: async (deal, shipment, { context, records }) =>
    editDeal(deal, { shipment }, await knowing(deal.lines, records, context), 'record-payment'),
});
