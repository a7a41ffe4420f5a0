import { waitDeal } from '../../../../shared/domain/deals/work.ts';
import { waitRequest } from '../../../../shared/domain/pipeline/waiting.ts';
import { changeDeal } from '../change.ts';
import { Input, route } from './contract.ts';

/** Silences the alarms of a deal until a date. */
export const waitDealRoute = changeDeal({
  route,
  input: Input,
  words: ({ reason }) => reason,
  decide: (deal, asked, { context }) => waitDeal(deal, waitRequest(asked), context),
});
