import * as z from 'zod';
import { StoreEnv } from './environment.ts';

/** What every area of the API works with. */
export const AreaEnv = z.object({ ...StoreEnv.shape, PEOPLE_TABLE: z.string().min(1), SECRET_ARN: z.string().min(1) });
export type AreaEnv = z.infer<typeof AreaEnv>;
