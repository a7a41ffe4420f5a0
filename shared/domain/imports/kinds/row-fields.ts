import type { Policy } from '../../settings/settings.ts';
import type { ImportKind } from '../import.ts';
import { accountFields } from './account-fields.ts';
import { activityFields } from './activity-fields.ts';
import { consentFields } from './consent-fields.ts';
import { costFields } from './cost-fields.ts';
import { dealFields } from './deal-fields.ts';
import { leadFields } from './lead-fields.ts';
import { noteFields } from './note-fields.ts';
import { personFields } from './person-fields.ts';
import { productFields } from './product-fields.ts';
import { purchaseFields } from './purchase-fields.ts';
import { taskFields } from './task-fields.ts';

/** The columns of each kind of import, under the settings. */
export const rowFields = {
  accounts: accountFields,
  persons: personFields,
  purchases: purchaseFields,
  deals: dealFields,
  leads: leadFields,
  tasks: taskFields,
  activities: activityFields,
  notes: noteFields,
  consents: consentFields,
  costs: costFields,
  products: productFields,
} as const satisfies Record<ImportKind, (policy: Policy) => object>;
