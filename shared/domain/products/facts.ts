import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { productKinds } from './product.ts';

/** What can happen to a product, its fields called as the API calls them. That an import of it was taken back, the facts of imports tell. */
export const productFacts = {
  ProductAdded: {
    version: 1,
    data: () =>
      z.strictObject({
        slug: z.string(),
        code: z.string(),
        group: z.string(),
        kind: z.enum(productKinds),
        pyramidStep: z.int(),
      }),
  },
  ProductEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
} as const satisfies Record<string, FactDefinition>;
