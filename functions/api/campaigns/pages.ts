/** Lists a page at a time. */
import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';

export const Paged = lazily(() =>
  z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().optional() }),
);
