import * as z from 'zod';
import { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { MachinesEnv, ReceiversEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...AreaEnv.shape, ...MachinesEnv.shape, ...ReceiversEnv.shape });
export type Env = z.infer<typeof Env>;
