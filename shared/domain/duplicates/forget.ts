import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { remove, together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import { suspicionsOf } from './suspicions-of.ts';

/** Ends the open suspicions about a record that is gone: nobody can say any more whether the two are one. */
export async function forgetSuspicions(id: string, records: Records, context: Context): Promise<void> {
  for (const suspicion of await suspicionsOf(id, records))
    await decideAndCommit(records, context, async () => {
      const duplicate = await records.get('duplicate', suspicion.id);
      return { ok: true, plan: duplicate ? remove(duplicate) : together() };
    });
}
