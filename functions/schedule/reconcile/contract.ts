import * as z from 'zod';
import { ImportMachineEnv, MachinesEnv, StoreEnv } from '../../../shared/lambda/environment.ts';

export const Env = z.object({
  ...StoreEnv.shape,
  ...MachinesEnv.shape,
  ...ImportMachineEnv.shape,
  /** The hashes of the machines' definitions as deployed: `{ "leads": "…", … }`. */
  DEFINITIONS: z.string().min(2),
  RECONCILE_MINIMUM_AGE_SECONDS: z.coerce.number().int().nonnegative(),
});
export type Env = z.infer<typeof Env>;

/** `{ "catchUp": true }` by hand, after data was written past the journal's stream: acts at once, whatever its age. */
export const Input = z.object({ catchUp: z.boolean().default(false) });
export type Input = z.infer<typeof Input>;
