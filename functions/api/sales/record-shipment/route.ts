import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Records a shipment, the last one or a part. */
export const recordShipmentRoute = changeDeal({
  route,
  input: Input,
  fields: () => ['shipment'],
  decide: (deal, shipment, { context }) => editDeal(deal, { shipment }, context, 'record-payment'),
});
