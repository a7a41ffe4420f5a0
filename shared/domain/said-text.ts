import * as z from 'zod';

/** A text as somebody says it: without the spaces around it, and never empty. */
export const saidText = (max: number) => z.string().trim().min(1).max(max);

/** A text that may be left out: what is empty, or spaces alone, is. */
export const saidIfAny = (max: number, isAllowed: (text: string) => boolean = () => true) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isAllowed, 'control characters are not allowed')
    .transform((typed) => typed || undefined)
    .optional();
