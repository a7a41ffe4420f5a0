import * as z from 'zod';
import { StoreEnv } from '../../../shared/lambda/environment.ts';
import { WhereOutput } from '../../../shared/lambda/where-output.ts';

export const Env = StoreEnv;
export type Env = z.infer<typeof Env>;

export const Input = z.strictObject({ id: z.uuid(), generation: z.int().positive() });
export type Input = z.infer<typeof Input>;

export const Output = WhereOutput;
