/** Puts readers into a plant in memory, as the product would have them. */
import { contactKeysOf } from '../shared/domain/leads/enter-by-hand.ts';
import type { Lead } from '../shared/domain/leads/lead.ts';
import { commitPlan, decideAndCommit } from '../shared/domain/records/decide.ts';
import { change, claim, together } from '../shared/domain/records/plan.ts';
import type { Plan } from '../shared/domain/records/records.ts';
import { mailOf } from '../shared/domain/refresh/person-mail.ts';
import { letterKey, type SentLetter, type Suppression, suppressionKey } from '../shared/domain/refresh/sent-letter.ts';
import { contextOf, idOf } from '../test/support/domain/contexts.ts';
import { dealAt } from '../test/support/domain/deals.ts';
import { accountWith, leadAt, personWith } from '../test/support/domain/leads.ts';
import { testSecrets } from '../test/support/domain/secrets.ts';
import { mondayAtTen, type Plant } from '../test/support/workflows/plant.ts';
import { marketer } from '../test/support/workflows/staff.ts';
import { aliasId, buyingAccountId, leadId, personFields, type Reader, secondLead } from './mailing-readers.ts';

const consents = { marketing: { textVersion: '1', at: '2026-03-01T07:00:00.000Z', evidenceId: idOf(0x9) } };
export const letterVersion = 'campaigns/spring/ru/1';

/** Everybody, and the account that buys already. */
export async function peopled(plant: Plant, readers: readonly Reader[]): Promise<void> {
  const buying = accountWith({ id: buyingAccountId });
  const deal = dealAt('discuss-terms', { accountId: buyingAccountId });
  await commit(plant, together(change(undefined, buying), change(undefined, deal)));
  for (const reader of readers) await put(plant, reader);
}

const commit = ({ records }: Plant, plan: Plan) => commitPlan(records, plan, contextOf(marketer, mondayAtTen));

async function put(plant: Plant, reader: Reader): Promise<void> {
  const { kind, personId: id, email } = reader;
  const person = personWith({ id, consents, ...personFields(reader) });
  const alias = personWith({ id: aliasId(reader), consents, mergedInto: id });
  const second = secondLead(reader);
  await commit(
    plant,
    together(
      change(undefined, person),
      ...(kind === 'two records merged' ? [change(undefined, alias)] : []),
      ...[{ id: leadId(reader), personId: id }, second].flatMap((lead) => (lead ? [parked(reader, lead)] : [])),
      ...(kind === 'address suppressed' ? [await suppressed(reader)] : []),
      ...(kind === 'got this version before' ? [seen(reader)] : []),
    ),
  );
  if (kind !== 'no address' && kind !== 'erased')
    await plant.people.put([{ kind: 'contacts', of: id, id, value: { name: 'Reader', email } }]);
}

function parked({ kind }: Reader, fields: Partial<Lead>): Plan {
  const lead = leadAt('parked', fields);
  if (lead.stage.name !== 'parked') throw new Error('it is parked');
  const basket = kind === 'in another basket' ? 'time' : 'needs';
  return change(undefined, { ...lead, stage: { ...lead.stage, basket } });
}

async function suppressed({ n, email }: Reader): Promise<Plan> {
  const [hash = ''] = await contactKeysOf({ email }, testSecrets);
  const about = { kind: 'suppression', id: idOf(0x60_0000 + n), version: 1 } as const;
  const holder: Suppression = { ...about, cause: 'hard-bounce', at: mondayAtTen };
  return together(change(undefined, holder), claim({ key: suppressionKey(hash), holder }));
}

function seen(reader: Reader): Plan {
  const letter: SentLetter = {
    ...{ kind: 'letter', id: idOf(0x70_0000 + reader.n), version: 1, personId: reader.personId, letter: 'spring' },
    ...{ letterVersion, language: 'ru', markedAt: '2026-02-02T07:00:00.000Z', state: 'delivered' },
    ...{ mailingId: idOf(0x8_0000), pass: 1, member: { kind: 'lead', id: leadId(reader) } },
  };
  const { personId } = reader;
  return together(change(undefined, letter), claim({ key: letterKey(personId, letterVersion), holder: letter }));
}

/** What happens to a reader while the mailing is at work. */
export async function befalls(plant: Plant, reader: Reader): Promise<void> {
  const context = contextOf(marketer, await plant.clock.now());
  await decideAndCommit(plant.records, context, async () => ({
    ok: true,
    plan: reader.kind === 'unsubscribes meanwhile' ? await unsubscribes(plant, reader) : await closes(plant, reader),
  }));
}

async function unsubscribes({ records }: Plant, { personId }: Reader): Promise<Plan> {
  const before = await records.get('person', personId);
  if (!before) throw new Error(`there is no person ${personId}`);
  const mail = { ...mailOf(before), unsubscribed: ['campaigns' as const] };
  return change(before, { ...before, version: before.version + 1, mail });
}

async function closes({ records }: Plant, reader: Reader): Promise<Plan> {
  const before = await records.get('lead', leadId(reader));
  if (!before) throw new Error(`there is no lead ${leadId(reader)}`);
  return change(before, { ...before, version: before.version + 1, stage: leadAt('rejected').stage });
}
