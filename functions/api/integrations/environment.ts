import * as z from 'zod';
import { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { ReceiversEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...AreaEnv.shape, ...ReceiversEnv.shape });
export type Env = z.infer<typeof Env>;
