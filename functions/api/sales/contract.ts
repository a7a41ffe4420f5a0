import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as addMember } from './add-member/contract.ts';
import { route as approveDeal } from './approve-deal/contract.ts';
import { route as assignDeal } from './assign-deal/contract.ts';
import { route as assignLead } from './assign-lead/contract.ts';
import { route as assignManyDeals } from './assign-many-deals/contract.ts';
import { route as assignManyLeads } from './assign-many-leads/contract.ts';
import { route as claimLead } from './claim-lead/contract.ts';
import { route as disputeLead } from './dispute-lead/contract.ts';
import { route as editDeal } from './edit-deal/contract.ts';
import { route as editLead } from './edit-lead/contract.ts';
import { route as enterLead } from './enter-lead/contract.ts';
import { route as listChanges } from './list-changes/contract.ts';
import { route as moveDeal } from './move-deal/contract.ts';
import { route as moveLead } from './move-lead/contract.ts';
import { route as openDeal } from './open-deal/contract.ts';
import { route as recordPayment } from './record-payment/contract.ts';
import { route as recordShipment } from './record-shipment/contract.ts';
import { route as reopenDeal } from './reopen-deal/contract.ts';
import { route as reopenLead } from './reopen-lead/contract.ts';
import { route as sendQuote } from './send-quote/contract.ts';
import { route as showDeal } from './show-deal/contract.ts';
import { route as showDealsBoard } from './show-deals-board/contract.ts';
import { route as showLead } from './show-lead/contract.ts';
import { route as showLeadsBoard } from './show-leads-board/contract.ts';
import { route as waitDeal } from './wait-deal/contract.ts';
import { route as waitLead } from './wait-lead/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  addMember,
  approveDeal,
  assignDeal,
  assignLead,
  assignManyDeals,
  assignManyLeads,
  claimLead,
  disputeLead,
  editDeal,
  editLead,
  enterLead,
  listChanges,
  moveDeal,
  moveLead,
  openDeal,
  recordPayment,
  recordShipment,
  reopenDeal,
  reopenLead,
  sendQuote,
  showDeal,
  showDealsBoard,
  showLead,
  showLeadsBoard,
  waitDeal,
  waitLead,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'owner', 'parent'],
  releases: true,
  journal: ['of', 'changesBetween'],
  people: ['get', 'list', 'put'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
