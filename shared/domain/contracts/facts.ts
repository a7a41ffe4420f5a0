import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { Amount } from '../money/money.ts';
import { contractStates, contractTypes } from './contract.ts';

export const contractFacts = {
  ContractAdded: {
    version: 1,
    data: () =>
      z.strictObject({
        type: z.enum(contractTypes),
        number: z.string(),
        on: Day,
        accountId: z.uuid(),
        dealId: z.uuid().optional(),
        amount: Amount.optional(),
        state: z.enum(contractStates),
      }),
  },
  /** Which fields were edited, and how far it is. */
  ContractEdited: {
    version: 1,
    data: () => z.strictObject({ fields: z.array(z.string()), state: z.enum(contractStates) }),
  },
} as const satisfies Record<string, FactDefinition>;
