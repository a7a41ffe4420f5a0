import * as z from 'zod';
import { FilesEnv, LettersEnv } from '../../../shared/lambda/environment.ts';
import { WhereOutput } from '../../../shared/lambda/where-output.ts';

export const Env = z.object({ ...LettersEnv.shape, ...FilesEnv.shape });
export type Env = z.infer<typeof Env>;

export const Input = z.strictObject({ id: z.uuid(), generation: z.int().positive() });
export type Input = z.infer<typeof Input>;

export const Output = WhereOutput;
