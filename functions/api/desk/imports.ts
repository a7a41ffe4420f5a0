/** Imports as the API shows them. */
import * as z from 'zod';
import { type Import, importKinds, RowError } from '../../../shared/domain/imports/import.ts';
import { present } from '../../../shared/domain/present.ts';
import { lazily } from '../../../shared/domain/lazily.ts';

const count = z.int().nonnegative();

export const ImportView = lazily(() =>
  z.object({
    id: z.uuid(),
    kind: z.enum(importKinds),
    fileName: z.string(),
    dryRun: z.boolean(),
    openedAt: z.string(),
    by: z.string().optional(),
    status: z.enum(['waiting', 'running', 'done', 'failed', 'undoing', 'undone']),
    /** Why the file as a whole could not be read. */
    why: z.string().optional(),
    endedAt: z.string().optional(),
    /** `total`: the rows read so far. */
    rows: z.object({ total: count, imported: count, unchanged: count, rejected: count }),
    undone: z.object({ removed: count, kept: count }).optional(),
  }),
);
export type ImportView = z.infer<ReturnType<typeof ImportView>>;

export const ImportCard = lazily(() =>
  z.object({
    ...ImportView().shape,
    errors: z.array(RowError),
    next: z.string().optional(),
  }),
);

export function importView({ id, of, fileName, dryRun, openedAt, by, state, rows, undone }: Import): ImportView {
  return {
    id,
    kind: of,
    fileName,
    dryRun,
    openedAt,
    status: state.name,
    rows: { total: rows.imported + rows.unchanged + rows.rejected, ...rows },
    ...present({
      by: by.id,
      why: 'why' in state ? state.why : undefined,
      endedAt: 'at' in state ? state.at : undefined,
      undone,
    }),
  };
}
