import * as z from 'zod';
import { FilesEnv, ScannerEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({
  ...StoreEnv.shape,
  ...FilesEnv.shape,
  ...ScannerEnv.shape,
  PEOPLE_TABLE: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

/** A call asks for nothing: what is to do depends on the files and the clock alone. */
export const Input = z.object({});
