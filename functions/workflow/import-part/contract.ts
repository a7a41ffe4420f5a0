import * as z from 'zod';
import { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { FilesEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...AreaEnv.shape, ...FilesEnv.shape });
export type Env = z.infer<typeof Env>;

/** The key of the file, as the event of its upload names it. */
export const Input = z.object({ key: z.string() });
export type Input = z.infer<typeof Input>;

export const Output = z.strictObject({ next: z.enum(['part', 'end']) });
