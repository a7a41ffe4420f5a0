import * as z from 'zod';
import { SesEvent } from '../../../shared/domain/refresh/letter-event.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({ ...StoreEnv.shape, SECRET_ARN: z.string().min(1) });
export type Env = z.infer<typeof Env>;

/** What SES says of a letter. */
export const Input = lazily(() => z.object({ detail: SesEvent() }));
export type Input = z.infer<ReturnType<typeof Input>>;

/** Which letter, and what became of it, for the log, whose `mailPaused` is an alarm. */
export const Output = z.object({
  letterId: z.string().optional(),
  did: z.string().optional(),
  mailPaused: z.boolean().optional(),
});
