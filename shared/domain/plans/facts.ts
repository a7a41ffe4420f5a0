import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { planOf, targets } from './plan.ts';

/** What happens to a plan, all of it in the month it is for. */
export const planFacts = {
  /** What is aimed at from now on, all of it; nothing where it was taken back. */
  PlanSet: { version: 1, data: () => z.strictObject({ ...planOf(), ...targets() }) },
} as const satisfies Record<string, FactDefinition>;
