import { applyLeadChanges } from '../../../../shared/domain/leads/details.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { type LeadMove, moveLead } from '../../../../shared/domain/leads/move.ts';
import { conversionRecords } from '../../../../shared/domain/leads/records.ts';
import type { Sender } from '../../../../shared/domain/leads/release.ts';
import { senderOf } from '../../../../shared/domain/leads/sender.ts';
import type { PersonalItem } from '../../../../shared/domain/people/people.ts';
import { present } from '../../../../shared/domain/present.ts';
import { askedOf } from '../../../../shared/domain/refresh/asked.ts';
import { enrolledOf } from '../../../../shared/domain/refresh/records.ts';
import { changeLead } from '../change.ts';
import { deskOf } from '../../../../shared/domain/records/found.ts';
import { Input, route } from './contract.ts';

/** A reason that is no code of the settings is words: why a lead goes back to the queue, say. */
const wordsOf = ({ note, reason }: LeadMove): string | undefined =>
  note ?? (reason === 'duplicate' ? undefined : reason);

/** Contacts told with a release: as one more request under the lead, and its own person's from now on. */
const toldItems = ({ id: of, personId }: Lead, before: Lead, { contacts }: Sender, id: string): PersonalItem[] => [
  { kind: 'submission', of, id, value: { rawBody: '', contentType: 'by hand', ...contacts } },
  ...(personId === before.personId ? [{ kind: 'contacts', of: personId, id: personId, value: contacts } as const] : []),
];

/** Moves one lead, or says which condition is not met. */
export const moveLeadRoute = changeLead({
  route,
  input: Input,
  fields: ({ changes = {} }) => Object.keys(changes),
  words: wordsOf,
  decide: async (lead, move, { context, records, people, secrets }) => {
    const { lead: changed } = applyLeadChanges(lead, move.changes);
    const [desk, conversion, sender, enrolled, asked] = await Promise.all([
      deskOf(lead.owner, records),
      conversionRecords(changed, records),
      move.to === 'new' ? senderOf(lead, move.contacts, { records, people, secrets }, context) : undefined,
      move.to === 'parked' ? enrolledOf(changed, records) : undefined,
      askedOf(lead, records),
    ]);
    const decision = moveLead(lead, move, { desk, ...conversion, ...present({ sender, enrolled, asked }) }, context);
    if (decision.ok && sender?.toldId !== undefined)
      await people.put(toldItems(decision.lead, lead, sender, sender.toldId));
    return decision;
  },
});
