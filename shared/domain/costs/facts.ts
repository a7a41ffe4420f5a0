import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { costDetails } from './cost.ts';

export const costFacts = {
  CostRecorded: { version: 1, data: () => z.strictObject(costDetails()) },
} as const satisfies Record<string, FactDefinition>;
