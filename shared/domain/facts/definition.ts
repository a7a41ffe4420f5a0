import type * as z from 'zod';

/** One kind of fact: the version of its shape and the shape of its data. Shapes only gain optional fields; anything else is a new version. */
export type FactDefinition = { readonly version: number; readonly data: z.ZodType };
