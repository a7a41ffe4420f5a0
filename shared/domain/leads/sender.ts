/** Who sent a lead that was held, as far as its submission, or whoever lets it in, can tell. */
import { normaliseEmail } from '../contacts/email.ts';
import { normalisePhone } from '../contacts/phone.ts';
import type { Contacts, People } from '../people/people.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import type { Secrets } from '../secrets.ts';
import { contactKeysOf, mailDomainKeyOf } from './enter-by-hand.ts';
import { knownSender } from './known-sender.ts';
import type { Lead } from './lead.ts';
import { leadStages } from './pipeline.ts';
import type { Sender } from './release.ts';

type Stores = {
  readonly records: Pick<Records, 'get' | 'getMany' | 'holderOf'>;
  readonly people: Pick<People, 'get'>;
  readonly secrets: Secrets;
};

/** The sender of a held lead, by what is told of the contacts, else by what came; nothing for a lead that is not held. */
export async function senderOf(
  lead: Lead,
  told: Contacts | undefined,
  { records, people, secrets }: Stores,
  { policy, newId }: Context,
): Promise<Sender | undefined> {
  if (leadStages[lead.stage.name].kind !== 'held') return undefined;
  const submission = await people.get('submission', lead.id, lead.id);
  const typed = { ...submission, ...present(told ?? {}) };
  const email = typed.email === undefined ? undefined : normaliseEmail(typed.email);
  const phone = typed.phone === undefined ? undefined : normalisePhone(typed.phone, policy.company.country)?.e164;
  const contactKeys = await contactKeysOf({ email, phone }, secrets);
  const mailDomainKey = await mailDomainKeyOf(email, secrets);
  const known = await knownSender({ contactKeys, verdict: { name: 'new' }, ...present({ mailDomainKey }) }, records);
  const toldId = told && newId();
  return {
    contactKeys,
    known,
    contacts: present({ name: typed.name, email, phone }),
    ...present({ mailDomainKey, toldId }),
  };
}
