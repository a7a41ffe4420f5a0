import * as z from 'zod';

/** What a workflow function tells its machine: it only ever gains optional fields, since running graphs read it. */
export const WhereOutput = z.strictObject({
  stage: z.string(),
  leg: z.int().nonnegative(),
  until: z.string(),
  timeoutSeconds: z.int().positive(),
});
export type WhereOutput = z.infer<typeof WhereOutput>;
