import * as z from 'zod';

export const Env = z.object({
  JOURNAL_ARN: z.string().min(1),
  GUARD_TABLE: z.string().min(1),
  EXPORTS_BUCKET: z.string().min(1),
  /** Of the keys in the bucket, without a slash at its end. */
  EXPORTS_PREFIX: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

/** A call asks for nothing: what is due depends on the exports there are, and on the time. */
export const Input = z.object({});
