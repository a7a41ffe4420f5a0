import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { cameWith } from '../imports/came-with.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';
import { Subject } from './task.ts';

/** Something written about a lead, a deal or an account that came with a file: the words are in `People` under its id. */
export const Note = lazily(() =>
  z.strictObject({
    kind: z.literal('note'),
    id: z.uuid(),
    version: z.int().positive(),
    subject: Subject(),
    at: Instant,
    by: By,
    ...cameWith(),
  }),
);
export type Note = z.infer<ReturnType<typeof Note>>;
