/** What the entries of a setting are told apart by, and called. */
import * as z from 'zod';

export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'small Latin letters, digits and hyphens, at most 50');
export const Title = z.strictObject({ en: z.string().min(1).max(200), ru: z.string().min(1).max(200) });

/** Entries by their ids. */
export const uniqueIds = <T extends { id: string }>(item: z.ZodType<T>) =>
  z.array(item).refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'ids must be unique');
