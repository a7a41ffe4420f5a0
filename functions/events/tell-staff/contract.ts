import * as z from 'zod';
import { NoticesEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, ...NoticesEnv.shape });
export type Env = z.infer<typeof Env>;
