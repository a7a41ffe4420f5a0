import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addMemberRoute } from './add-member/route.ts';
import { approveDealRoute } from './approve-deal/route.ts';
import { assignDealRoute } from './assign-deal/route.ts';
import { assignLeadRoute } from './assign-lead/route.ts';
import { assignManyDealsRoute } from './assign-many-deals/route.ts';
import { assignManyLeadsRoute } from './assign-many-leads/route.ts';
import { claimLeadRoute } from './claim-lead/route.ts';
import { disputeLeadRoute } from './dispute-lead/route.ts';
import { editDealRoute } from './edit-deal/route.ts';
import { editLeadRoute } from './edit-lead/route.ts';
import { enterLeadRoute } from './enter-lead/route.ts';
import { listChangesRoute } from './list-changes/route.ts';
import { moveDealRoute } from './move-deal/route.ts';
import { moveLeadRoute } from './move-lead/route.ts';
import { openDealRoute } from './open-deal/route.ts';
import { recordPaymentRoute } from './record-payment/route.ts';
import { recordShipmentRoute } from './record-shipment/route.ts';
import { reopenDealRoute } from './reopen-deal/route.ts';
import { reopenLeadRoute } from './reopen-lead/route.ts';
import { sendQuoteRoute } from './send-quote/route.ts';
import { showDealRoute } from './show-deal/route.ts';
import { showDealsBoardRoute } from './show-deals-board/route.ts';
import { showLeadRoute } from './show-lead/route.ts';
import { showLeadsBoardRoute } from './show-leads-board/route.ts';
import { waitDealRoute } from './wait-deal/route.ts';
import { waitLeadRoute } from './wait-lead/route.ts';

export const handler = apiHandler([
  addMemberRoute,
  approveDealRoute,
  assignDealRoute,
  assignLeadRoute,
  assignManyDealsRoute,
  assignManyLeadsRoute,
  claimLeadRoute,
  disputeLeadRoute,
  editDealRoute,
  editLeadRoute,
  enterLeadRoute,
  listChangesRoute,
  moveDealRoute,
  moveLeadRoute,
  openDealRoute,
  recordPaymentRoute,
  recordShipmentRoute,
  reopenDealRoute,
  reopenLeadRoute,
  sendQuoteRoute,
  showDealRoute,
  showDealsBoardRoute,
  showLeadRoute,
  showLeadsBoardRoute,
  waitDealRoute,
  waitLeadRoute,
]);
