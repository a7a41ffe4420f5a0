import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addPersonRoute } from './add-person/route.ts';
import { assignAccountRoute } from './assign-account/route.ts';
import { compareRecordsRoute } from './compare-records/route.ts';
import { editAccountRoute } from './edit-account/route.ts';
import { editPersonRoute } from './edit-person/route.ts';
import { erasePersonRoute } from './erase-person/route.ts';
import { exportPersonRoute } from './export-person/route.ts';
import { giveConsentRoute } from './give-consent/route.ts';
import { listAccountsRoute } from './list-accounts/route.ts';
import { listDuplicatesRoute } from './list-duplicates/route.ts';
import { listRegistrationsRoute } from './list-registrations/route.ts';
import { mergeAccountRoute } from './merge-account/route.ts';
import { mergeLeadRoute } from './merge-lead/route.ts';
import { mergePersonRoute } from './merge-person/route.ts';
import { openAccountRoute } from './open-account/route.ts';
import { registerProjectRoute } from './register-project/route.ts';
import { settleDuplicateRoute } from './settle-duplicate/route.ts';
import { settleRegistrationRoute } from './settle-registration/route.ts';
import { showAccountRoute } from './show-account/route.ts';
import { showJourneyRoute } from './show-journey/route.ts';
import { showPersonRoute } from './show-person/route.ts';
import { undoMergeRoute } from './undo-merge/route.ts';
import { withdrawConsentRoute } from './withdraw-consent/route.ts';

export const handler = apiHandler([
  addPersonRoute,
  assignAccountRoute,
  compareRecordsRoute,
  editAccountRoute,
  editPersonRoute,
  erasePersonRoute,
  exportPersonRoute,
  giveConsentRoute,
  listAccountsRoute,
  listDuplicatesRoute,
  listRegistrationsRoute,
  mergeAccountRoute,
  mergeLeadRoute,
  mergePersonRoute,
  openAccountRoute,
  registerProjectRoute,
  settleDuplicateRoute,
  settleRegistrationRoute,
  showAccountRoute,
  showJourneyRoute,
  showPersonRoute,
  undoMergeRoute,
  withdrawConsentRoute,
]);
