import * as z from 'zod';
import { StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = StoreEnv;
export type Env = z.infer<typeof Env>;

/** A call asks for nothing: whose day has come depends on the clock alone. */
export const Input = z.object({});
