import * as z from 'zod';
import { lazily } from '../lazily.ts';

/** The desk of one manager: the leads claimed and not yet contacted. Its id is the manager's. */
export const Desk = lazily(() =>
  z.strictObject({
    kind: z.literal('desk'),
    id: z.string(),
    version: z.int().positive(),
    uncontacted: z.array(z.uuid()),
  }),
);
export type Desk = z.infer<ReturnType<typeof Desk>>;
