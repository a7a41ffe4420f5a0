import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { downloadFileRoute } from './download-file/route.ts';
import { listFilesRoute } from './list-files/route.ts';
import { removeFileRoute } from './remove-file/route.ts';
import { restoreFileRoute } from './restore-file/route.ts';
import { sendFileRoute } from './send-file/route.ts';
import { showFileRoute } from './show-file/route.ts';

export const handler = apiHandler([
  downloadFileRoute,
  listFilesRoute,
  removeFileRoute,
  restoreFileRoute,
  sendFileRoute,
  showFileRoute,
]);
