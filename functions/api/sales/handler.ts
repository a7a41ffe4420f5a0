import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addMemberRoute } from './add-member/route.ts';
import { addTaskRoute } from './add-task/route.ts';
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
import { finishTaskRoute } from './finish-task/route.ts';
import { handOverRoute } from './hand-over/route.ts';
import { listActivitiesRoute } from './list-activities/route.ts';
import { listChangesRoute } from './list-changes/route.ts';
import { listTasksRoute } from './list-tasks/route.ts';
import { moveDealRoute } from './move-deal/route.ts';
import { moveLeadRoute } from './move-lead/route.ts';
import { openDealRoute } from './open-deal/route.ts';
import { recordActivityRoute } from './record-activity/route.ts';
import { recordPaymentRoute } from './record-payment/route.ts';
import { recordShipmentRoute } from './record-shipment/route.ts';
import { reopenDealRoute } from './reopen-deal/route.ts';
import { reopenLeadRoute } from './reopen-lead/route.ts';
import { searchRoute } from './search/route.ts';
import { sendQuoteRoute } from './send-quote/route.ts';
import { showDealRoute } from './show-deal/route.ts';
import { showDealsBoardRoute } from './show-deals-board/route.ts';
import { showLeadRoute } from './show-lead/route.ts';
import { showLeadsBoardRoute } from './show-leads-board/route.ts';
import { showMyDayRoute } from './show-my-day/route.ts';
import { waitDealRoute } from './wait-deal/route.ts';
import { waitLeadRoute } from './wait-lead/route.ts';

export const handler = apiHandler([
  addMemberRoute,
  addTaskRoute,
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
  finishTaskRoute,
  handOverRoute,
  listActivitiesRoute,
  listChangesRoute,
  listTasksRoute,
  moveDealRoute,
  moveLeadRoute,
  openDealRoute,
  recordActivityRoute,
  recordPaymentRoute,
  recordShipmentRoute,
  reopenDealRoute,
  reopenLeadRoute,
  searchRoute,
  sendQuoteRoute,
  showDealRoute,
  showDealsBoardRoute,
  showLeadRoute,
  showLeadsBoardRoute,
  showMyDayRoute,
  waitDealRoute,
  waitLeadRoute,
]);
