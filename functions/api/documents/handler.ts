import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addContractRoute } from './add-contract/route.ts';
import { answerClaimRoute } from './answer-claim/route.ts';
import { closeClaimRoute } from './close-claim/route.ts';
import { discardDraftRoute } from './discard-draft/route.ts';
import { downloadFileRoute } from './download-file/route.ts';
import { draftQuoteRoute } from './draft-quote/route.ts';
import { editClaimRoute } from './edit-claim/route.ts';
import { editContractRoute } from './edit-contract/route.ts';
import { editQuoteRoute } from './edit-quote/route.ts';
import { listClaimsRoute } from './list-claims/route.ts';
import { listContractsRoute } from './list-contracts/route.ts';
import { listFilesRoute } from './list-files/route.ts';
import { listQuotesRoute } from './list-quotes/route.ts';
import { openClaimRoute } from './open-claim/route.ts';
import { removeFileRoute } from './remove-file/route.ts';
import { reopenClaimRoute } from './reopen-claim/route.ts';
import { restoreFileRoute } from './restore-file/route.ts';
import { sendDraftRoute } from './send-draft/route.ts';
import { sendFileRoute } from './send-file/route.ts';
import { showClaimRoute } from './show-claim/route.ts';
import { showContractRoute } from './show-contract/route.ts';
import { showFileRoute } from './show-file/route.ts';
import { showQuoteRoute } from './show-quote/route.ts';

export const handler = apiHandler([
  addContractRoute,
  answerClaimRoute,
  closeClaimRoute,
  discardDraftRoute,
  downloadFileRoute,
  draftQuoteRoute,
  editClaimRoute,
  editContractRoute,
  editQuoteRoute,
  listClaimsRoute,
  listContractsRoute,
  listFilesRoute,
  listQuotesRoute,
  openClaimRoute,
  removeFileRoute,
  reopenClaimRoute,
  restoreFileRoute,
  sendDraftRoute,
  sendFileRoute,
  showClaimRoute,
  showContractRoute,
  showFileRoute,
  showQuoteRoute,
]);
