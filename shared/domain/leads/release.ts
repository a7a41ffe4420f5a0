/** A held lead let into the queue: from now on it is as if it had come unheld. */
import type { FactDraft } from '../facts/draft.ts';
import type { Contacts } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import { type Missing, refuse, type Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import type { Lead } from './lead.ts';
import { claimKeys, freeKeys, knownOf, queued, withLead } from './queue.ts';
import type { Known } from './receive.ts';

/** Who sent a held lead, by the contacts that came with it or that whoever releases it could read out of it. */
export type Sender = {
  readonly contacts: Contacts;
  readonly contactKeys: readonly string[];
  readonly mailDomainKey?: string;
  readonly known: Known;
  /** The id of the submission that keeps what was told of the contacts. */
  readonly toldId?: string;
};

type Released = {
  readonly ok: true;
  readonly lead: Lead;
  readonly plan: Plan;
  /** What its fact names: the submission that keeps what was told. */
  readonly named: Pick<FactDraft, 'part'>;
};

/** The lead as it enters the queue, and its person: the one its contacts lead to, else its own, whose they become. */
export function release(lead: Lead, own: Person, sender: Sender | undefined, context: Context): Released | Refused {
  if (sender === undefined || sender.contactKeys.length === 0)
    return refuse('contact-needed', 'nobody could call or write back: say an e-mail or a phone', { missing });
  const { known, mailDomainKey, toldId } = sender;
  const person = known.persons[0] ?? own;
  const keys = freeKeys(sender, known);
  const after: Lead = {
    ...lead,
    personId: person.id,
    ...knownOf(known),
    ...queued(lead, known, context),
    ...present({ mailDomainKey }),
  };
  const remembering = { ...withLead(person, after, keys, context), version: person.version + 1 };
  const named = toldId === undefined ? {} : { part: { kind: 'submission', id: toldId } };
  return { ok: true, lead: after, plan: together(change(person, remembering), claimKeys(keys, person.id)), named };
}

const missing: readonly Missing[] = [
  { in: 'body', field: 'contacts.email', title: { en: 'E-mail', ru: 'Эл. почта' }, example: 'ivan@company.example' },
  { in: 'body', field: 'contacts.phone', title: { en: 'Phone', ru: 'Телефон' }, example: '+7 495 123-45-67' },
];
