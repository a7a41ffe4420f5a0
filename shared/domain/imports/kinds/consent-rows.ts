import type { PersonalItem } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import { change } from '../../records/plan.ts';
import { contactsIn, heldByNobody, personOfRow } from '../contact-fields.ts';
import {
  broughtBy,
  isOf,
  nothing,
  removing,
  type RowContext,
  type RowDecision,
  type RowKind,
  type RowStores,
} from '../row-kind.ts';
import type { ConsentRow } from './consent-fields.ts';

/** What people agreed to, with how and when: what is known of it by now is never replaced. */
export const consentRows: RowKind<ConsentRow> = {
  keysOf: contactsIn,
  decide: async (row, stores, context) => {
    const person = await personOfRow(row, stores);
    if (!person) return { ok: false, errors: [heldByNobody(row)] };
    const before = person.consents[row.purpose];
    if (before) return { ok: true, known: before };
    return (await isSpokenOfLater(person, row, stores)) ? { ok: true, known: {} } : giving(person, row, context);
  },
  undo: async (row, stores, context) => {
    const person = await personOfRow(row, stores);
    const { [row.purpose]: given, ...others } = person?.consents ?? {};
    if (!person || !given || !isOf(given, context)) return nothing;
    const data = { purpose: row.purpose, evidenceId: given.evidenceId };
    const after: Person = { ...person, version: person.version + 1, consents: others };
    return removing(change(person, after, { type: 'ConsentRemoved', data }));
  },
  accountsOf: () => Promise.resolve([]),
};

/** The journal tells of this consent after that day: it was withdrawn since. */
async function isSpokenOfLater({ id, version }: Person, { purpose, at }: ConsentRow, { journal }: RowStores) {
  if (version === 1) return false;
  const { items } = await journal.of({ id }, { newestFirst: true, limit: 1000 });
  return items.some((fact) => fact.origin === 'live' && fact.data['purpose'] === purpose && fact.at > at);
}

function giving(person: Person, row: ConsentRow, context: RowContext): RowDecision {
  const { purpose, textVersion, at, basis } = row;
  const evidenceId = context.newId();
  const consent = { textVersion, at, evidenceId, ...broughtBy(context) };
  const after: Person = {
    ...person,
    version: person.version + 1,
    consents: { ...person.consents, [purpose]: consent },
  };
  const fact = { type: 'ConsentGiven', data: { purpose, textVersion, evidenceId }, at } as const;
  const evidence: PersonalItem = {
    kind: 'evidence',
    of: person.id,
    id: evidenceId,
    value: { purpose, textVersion, at, basis },
  };
  return { ok: true, plan: change(person, after, fact), items: [evidence] };
}
