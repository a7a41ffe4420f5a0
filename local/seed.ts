import type { System } from './system.ts';

/** Loads the demo plant into a running system; repeating it changes nothing. */
export async function seed(system: System): Promise<void> {
  await Promise.resolve(system); // the demo data is still to be written
}
