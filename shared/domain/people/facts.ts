import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';

/** What can happen to a person. Never a name, a phone or an address: those are only in `People`. */
export const personFacts = {
  PersonAppeared: { version: 1, data: () => z.strictObject({ source: z.string() }) },
  PersonJoinedAccount: { version: 1, data: () => z.strictObject({ accountId: z.uuid() }) },
  /** Which fields; what they say now is in `People` only. */
  PersonEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
  ConsentGiven: {
    version: 1,
    data: () => z.strictObject({ purpose: z.string(), textVersion: z.string(), evidenceId: z.uuid() }),
  },
  /** The person agrees no more. */
  ConsentWithdrawn: { version: 1, data: () => z.strictObject({ purpose: z.string(), evidenceId: z.uuid() }) },
  /** It came with an import that was taken back. */
  ConsentRemoved: { version: 1, data: () => z.strictObject({ purpose: z.string(), evidenceId: z.uuid() }) },
  /** Everything readable of them is gone: names, addresses, what they wrote. */
  PersonErased: { version: 1, data: () => z.strictObject({}) },
} as const satisfies Record<string, FactDefinition>;
