import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { ChosenWays } from './kinds.ts';

/** What happens to what staff are told. That somebody was told is no fact: it would be told in its turn. */
export const noticeFacts = {
  /** One of the staff wants to be told otherwise: all that is not as usual. */
  NoticesChosen: { version: 1, data: () => z.strictObject({ ways: ChosenWays() }) },
} as const satisfies Record<string, FactDefinition>;
