import * as z from 'zod';
import { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { MachinesEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...AreaEnv.shape, ...MachinesEnv.shape });
export type Env = z.infer<typeof Env>;
