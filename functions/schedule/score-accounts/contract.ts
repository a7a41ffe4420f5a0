import * as z from 'zod';
import { StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, FILES_BUCKET: z.string().min(1) });
export type Env = z.infer<typeof Env>;

/** A call asks for nothing: whether a run is due the record of the last one says. */
export const Input = z.object({});
