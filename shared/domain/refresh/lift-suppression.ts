import { remove, release, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Person } from '../people/person.ts';
import { mailboxOf, type MailStores } from './records.ts';

/** What lets letters go again to an address that somebody left behind who was erased. Bounces and complaints stay. */
export async function liftSuppression(person: Person, stores: MailStores): Promise<Plan> {
  const { suppressionKey: key } = await mailboxOf(person, [], stores);
  const holder = key === undefined ? undefined : await stores.records.holderOf(key);
  const suppression = holder && (await stores.records.get('suppression', holder.id));
  if (key === undefined || suppression?.cause !== 'erased') return together();
  return together(remove(suppression), release({ key, holder: suppression }));
}
