import { seed } from '../../../local/seed.ts';
import { reset } from '../system/reset.ts';
import { system } from '../system/system.ts';
import { itemsOf } from '../system/tables.ts';

/** Loads the demo plant, unless it stands from the file before: pages are looked at with something on them. */
export async function demoPlant(): Promise<void> {
  const isThere = (await itemsOf('Guard')).some(({ pk, whole }) => pk === 'demo' && whole === true);
  if (!isThere) await reset();
  await seed(system);
}
