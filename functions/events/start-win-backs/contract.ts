import * as z from 'zod';
import { FilesEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({
  ...StoreEnv.shape,
  ...FilesEnv.shape,
  PEOPLE_TABLE: z.string().min(1),
  SECRET_ARN: z.string().min(1),
});
export type Env = z.infer<typeof Env>;
