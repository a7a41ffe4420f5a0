import * as z from 'zod';
import { balanceFields } from './balance.ts';
import type { FactDefinition } from '../facts/definition.ts';

export const accountFacts = {
  AccountOpened: { version: 1, data: () => z.strictObject({ personId: z.uuid(), leadId: z.uuid().optional() }) },
  /** Of the record of the balance. */
  BalanceTold: { version: 1, data: () => z.strictObject({ accountId: z.uuid(), ...balanceFields }) },
  AccountEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
} as const satisfies Record<string, FactDefinition>;
