import * as z from 'zod';
import { MachinesEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({
  ...StoreEnv.shape,
  ...MachinesEnv.shape,
  /** The hashes of the machines' definitions as deployed: `{ "leads": "…", … }`. */
  DEFINITIONS: z.string().min(2),
  RECONCILE_MINIMUM_AGE_SECONDS: z.coerce.number().int().nonnegative(),
});
export type Env = z.infer<typeof Env>;
