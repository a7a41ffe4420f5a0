import * as z from 'zod';
import { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { FilesEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...AreaEnv.shape, ...FilesEnv.shape });
export type Env = z.infer<typeof Env>;
