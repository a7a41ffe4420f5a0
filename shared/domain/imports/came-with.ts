import * as z from 'zod';

/** The import a record came with, and the row of its file that brought it. */
export const cameWith = () => ({ importId: z.uuid().optional(), importRow: z.int().positive().optional() });
