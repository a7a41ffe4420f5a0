/** Edits of a lead: what may be corrected, by itself or together with a move. */
import * as z from 'zod';
import { present } from '../present.ts';
import { type Lead, saidDetails } from './lead.ts';
import { lazily } from '../lazily.ts';

/** Fields to set; `null` forgets one. Answers to criteria are added to those given before. */
export const LeadChanges = lazily(() =>
  z.strictObject({
    ...Object.fromEntries(Object.entries(saidDetails).map(([name, schema]) => [name, schema.nullable().optional()])),
    criteria: z.record(z.string().min(1).max(50), z.enum(['target', 'failed'])).optional(),
  } as { [K in keyof typeof saidDetails]: z.ZodOptional<z.ZodNullable<(typeof saidDetails)[K]>> } & {
    // Object.fromEntries forgets the keys
    criteria: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodEnum<{ target: 'target'; failed: 'failed' }>>>;
  }),
);
export type LeadChanges = z.infer<ReturnType<typeof LeadChanges>>;

/** The lead with its changes, and the names of the fields that are different now. */
export function applyLeadChanges(lead: Lead, changes: LeadChanges = {}): { lead: Lead; fields: string[] } {
  const { criteria, ...details } = changes;
  const all: Record<string, unknown> = { ...lead, ...present(details), criteria: { ...lead.criteria, ...criteria } };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  const before: Record<string, unknown> = lead;
  const fields = [...Object.keys(details), 'criteria'].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(kept[name]),
  );
  return { lead: kept as Lead, fields }; // every value passed its field's schema
}
