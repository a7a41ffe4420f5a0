import * as z from 'zod';
import { FilesEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({
  ...StoreEnv.shape,
  ...FilesEnv.shape,
  PEOPLE_TABLE: z.string().min(1),
  SECRET_ARN: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

/** What S3 says of a message that came. */
export const Input = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
export type Input = z.infer<typeof Input>;

/** What became of it, for the log. */
export const Output = z.object({
  what: z.string(),
  from: z.string().optional(),
  why: z.string().optional(),
  leadId: z.string().optional(),
  mailPaused: z.boolean().optional(),
});
