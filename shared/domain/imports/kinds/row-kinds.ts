import type { ImportKind } from '../import.ts';
import type { RowKind } from '../row-kind.ts';
import { accountRows } from './account-rows.ts';
import { activityRows } from './activity-rows.ts';
import { consentRows } from './consent-rows.ts';
import { costRows } from './cost-rows.ts';
import { dealRows } from './deal-rows.ts';
import { leadRows } from './lead-rows.ts';
import { noteRows } from './note-rows.ts';
import { personRows } from './person-rows.ts';
import { productRows } from './product-rows.ts';
import { purchaseRows } from './purchase-rows.ts';
import { taskRows } from './task-rows.ts';

const kinds = {
  accounts: accountRows,
  persons: personRows,
  purchases: purchaseRows,
  deals: dealRows,
  leads: leadRows,
  tasks: taskRows,
  activities: activityRows,
  notes: noteRows,
  consents: consentRows,
  costs: costRows,
  products: productRows,
} satisfies Record<ImportKind, unknown>;

/** How the rows of each kind of import are decided and taken back. */
export const rowKinds = kinds as unknown as Readonly<Record<ImportKind, RowKind<object>>>; // each is given only rows it read itself
