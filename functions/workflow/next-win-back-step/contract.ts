import * as z from 'zod';
import { LettersEnv } from '../../../shared/lambda/environment.ts';
import { WhereOutput } from '../../../shared/lambda/where-output.ts';

export const Env = LettersEnv;
export type Env = LettersEnv;

export const Input = z.strictObject({ id: z.uuid(), generation: z.int().positive() });
export type Input = z.infer<typeof Input>;

export const Output = WhereOutput;
