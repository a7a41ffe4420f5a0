import * as z from 'zod';
import { MachinesEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, ...MachinesEnv.shape, DEAD_LETTER_QUEUE: z.string().min(1) });
export type Env = z.infer<typeof Env>;
