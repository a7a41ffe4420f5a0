import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { receiveFromSourceRoute } from './receive-from-source/route.ts';
import { receiveLeadRoute } from './receive-lead/route.ts';
import { sayHealthRoute } from './say-health/route.ts';
import { sendFileFromFormRoute } from './send-file-from-form/route.ts';
import { showFormRoute } from './show-form/route.ts';
import { showUnsubscribeRoute } from './show-unsubscribe/route.ts';
import { unsubscribeRoute } from './unsubscribe/route.ts';

export const handler = apiHandler([
  sayHealthRoute,
  receiveLeadRoute,
  showFormRoute,
  receiveFromSourceRoute,
  sendFileFromFormRoute,
  showUnsubscribeRoute,
  unsubscribeRoute,
]);
