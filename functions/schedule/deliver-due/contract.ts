import * as z from 'zod';
import { ReceiversEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, ...ReceiversEnv.shape });
export type Env = z.infer<typeof Env>;

/** A call asks for nothing: what is due depends on the clock alone. */
export const Input = z.object({});
