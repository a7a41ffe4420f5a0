import { accountRows } from './account-rows.ts';
import type { ImportKind } from '../import.ts';
import { personRows } from './person-rows.ts';
import { purchaseRows } from './purchase-rows.ts';
import type { RowKind } from '../row-kind.ts';

const kinds = { accounts: accountRows, persons: personRows, purchases: purchaseRows } satisfies Record<
  ImportKind,
  unknown
>;

/** How the rows of each kind of import are read, decided and taken back. */
export const rowKinds = kinds as unknown as Readonly<Record<ImportKind, RowKind<object>>>; // each is given only rows it read itself
