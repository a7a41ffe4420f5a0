import type { Policy } from '../../settings/settings.ts';
import type { ImportKind } from '../import.ts';
import { accountFields } from './account-fields.ts';
import { dealFields } from './deal-fields.ts';
import { leadFields } from './lead-fields.ts';
import { personFields } from './person-fields.ts';
import { purchaseFields } from './purchase-fields.ts';

/** The columns of each kind of import, under the settings. */
export const rowFields = {
  accounts: accountFields,
  persons: personFields,
  purchases: purchaseFields,
  deals: dealFields,
  leads: leadFields,
} as const satisfies Record<ImportKind, (policy: Policy) => object>;
