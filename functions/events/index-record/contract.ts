import * as z from 'zod';
import { StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, PEOPLE_TABLE: z.string().min(1) });
export type Env = z.infer<typeof Env>;
