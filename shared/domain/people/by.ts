import * as z from 'zod';
import type { Actor } from './actor.ts';

/** An actor as a fact remembers it. */
export const By = z.strictObject({ kind: z.enum(['staff', 'public', 'erp', 'system']), id: z.string().optional() });
export type By = z.infer<typeof By>;

export const byOf = (actor: Actor): By => ('id' in actor ? { kind: actor.kind, id: actor.id } : { kind: actor.kind });
