import * as z from 'zod';

export const Env = z.object({ EVENT_BUS: z.string().min(1), DEAD_LETTER_QUEUE: z.string().min(1) });
export type Env = z.infer<typeof Env>;
