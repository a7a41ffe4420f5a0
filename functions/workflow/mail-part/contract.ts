import * as z from 'zod';
import { MailEnv, StoreEnv } from '../../../shared/lambda/environment.ts';
import { WhereOutput } from '../../../shared/lambda/where-output.ts';

export const Env = z.object({
  ...StoreEnv.shape,
  ...MailEnv.shape,
  PEOPLE_TABLE: z.string().min(1),
  SECRET_ARN: z.string().min(1),
});
export type Env = z.infer<typeof Env>;

export const Input = z.strictObject({ id: z.uuid(), generation: z.int().positive() });
export type Input = z.infer<typeof Input>;

export const Output = WhereOutput;
