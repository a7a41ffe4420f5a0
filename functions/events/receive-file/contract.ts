import * as z from 'zod';
import { FilesEnv, ScannerEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, ...FilesEnv.shape, ...ScannerEnv.shape });
export type Env = z.infer<typeof Env>;

/** What S3 says of a file that came. */
export const Input = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
export type Input = z.infer<typeof Input>;

/** What became of it, and what the scanner said, for the log. */
export const Output = z.object({ state: z.string().optional(), verdict: z.string().optional() });
