import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { downloadFileRoute } from './download-file/route.ts';
import { listFilesRoute } from './list-files/route.ts';
import { removeFileRoute } from './remove-file/route.ts';
import { restoreFileRoute } from './restore-file/route.ts';
import { sendFileRoute } from './send-file/route.ts';
import { showFileRoute } from './show-file/route.ts';
import { draftQuoteRoute } from './draft-quote/route.ts';
import { editQuoteRoute } from './edit-quote/route.ts';
import { listQuotesRoute } from './list-quotes/route.ts';
import { sendDraftRoute } from './send-draft/route.ts';
import { showQuoteRoute } from './show-quote/route.ts';

export const handler = apiHandler([
  downloadFileRoute,
  listFilesRoute,
  removeFileRoute,
  restoreFileRoute,
  sendFileRoute,
  showFileRoute,
  draftQuoteRoute,
  editQuoteRoute,
  listQuotesRoute,
  sendDraftRoute,
  showQuoteRoute,
]);
