import * as z from 'zod';
import { byOf } from '../people/by.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { refuse } from '../records/refusal.ts';
import { beginning, type Import, importKinds, Mapping, restarted } from './import.ts';
import { rowFields } from './kinds/row-fields.ts';

export const NewImport = z.strictObject({
  kind: z.enum(importKinds),
  fileName: z.string().trim().min(1).max(200),
  mapping: Mapping.optional(),
  /** Read and decide everything, and keep nothing. */
  dryRun: z.boolean().default(false),
});
export type NewImport = z.infer<typeof NewImport>;

/** Opens an import, whose file is still to come. */
export function openImport(
  { kind: of, fileName, mapping, dryRun }: NewImport,
  context: Context,
): Decision<{ opened: Import }> {
  const { by, at, newId } = context;
  const fields = Object.keys(rowFields[of](context.policy));
  const unknown = typeof mapping === 'object' && Object.keys(mapping).find((name) => !fields.includes(name));
  if (unknown) return refuse('field-unknown', `${of} have no field ${unknown}; they have ${fields.join(', ')}`);
  const opened: Import = {
    kind: 'import',
    id: newId(),
    version: 1,
    of,
    fileName,
    dryRun,
    by: byOf(by),
    openedAt: at,
    state: { name: 'waiting' },
    cursor: beginning,
    rows: { imported: 0, unchanged: 0, rejected: 0 },
    rejectedByPart: [],
    ...present({ mapping }),
  };
  return { ok: true, opened, plan: change(undefined, opened, { type: 'ImportOpened', data: { of, dryRun } }) };
}

/** Begins to take back what an import made. A second time changes nothing. */
export function undoImport(before: Import): Decision<{ record: Import }> {
  const { name } = before.state;
  if (name === 'undoing' || name === 'undone') return { ok: true, record: before, plan: together() };
  if (before.dryRun) return refuse('nothing-kept', 'a dry run kept nothing');
  if (name === 'waiting') return refuse('nothing-imported', 'its file has not come yet');
  const record: Import = {
    ...restarted(before),
    version: before.version + 1,
    state: { name: 'undoing', pass: 'rows' },
  };
  return { ok: true, record, plan: change(before, record) };
}
