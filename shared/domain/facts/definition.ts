import type * as z from 'zod';

/**
 * One kind of fact: the version of its shape and the shape of its data. Shapes only gain optional fields; anything else is
 * a new version. A shape is built when it is asked for: writing a fact needs none, and all of them cost a cold start 5 ms.
 */
export type FactDefinition = { readonly version: number; readonly data: () => z.ZodType };
