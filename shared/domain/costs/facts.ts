import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { costDetails } from './cost.ts';

const told = () => {
  const { amount, impressions, clicks, visits } = costDetails();
  return { amount, impressions, clicks, visits };
};

/** What happens to a cost, all of it in the time it was for. */
export const costFacts = {
  CostRecorded: { version: 1, data: () => z.strictObject(costDetails()) },
  /** What it came to and brought by what is known now, all of it. */
  CostCorrected: { version: 1, data: () => z.strictObject(told()) },
  /** It was told by mistake. */
  CostRemoved: { version: 1, data: () => z.strictObject({}) },
} as const satisfies Record<string, FactDefinition>;
