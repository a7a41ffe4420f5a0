/** What staff are told of consents: one that was given, with how, and one that holds no more. */
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { given, mailOf, marketing, subscribed } from '../refresh/person-mail.ts';
import { saidText } from '../said-text.ts';
import { mayEdit, type WhosePerson } from './edit-person.ts';
import type { PersonalItem } from './people.ts';
import { goneRefusal } from './gone.ts';
import type { Person } from './person.ts';

export const NewConsent = lazily(() =>
  z.strictObject({
    /** `marketing` is that of letters. */
    purpose: saidText(50),
    /** Of the text that they agreed to. */
    textVersion: saidText(50),
    /** How it was given: on the phone, on a signed paper. */
    basis: saidText(300),
    /** @default now */
    at: Instant.optional(),
  }),
);
export type NewConsent = z.infer<ReturnType<typeof NewConsent>>;

function consentRefusal(person: Person, whose: WhosePerson, context: Context): Refused | undefined {
  if (!mayEdit(whose, context)) return forbid('the person is another manager’s');
  return goneRefusal(person);
}

/**
 * Records a consent. One to letters holds for all of them, also where they had unsubscribed before.
 *
 * @param lifted what lets letters go to their address again
 */
export function giveConsent(
  person: Person,
  consent: NewConsent,
  whose: WhosePerson,
  context: Context,
  lifted: Plan = together(),
): Decision<{ person: Person; items: readonly PersonalItem[] }> {
  const refused = consentRefusal(person, whose, context);
  if (refused) return refused;
  const { purpose, textVersion, basis, at: givenAt = context.at } = consent;
  if (givenAt > context.at) return refuse('consent-to-come', `nobody has agreed on ${givenAt} yet`);
  const evidenceId = context.newId();
  const agreed = purpose === marketing ? subscribed(person) : person;
  const consents = { ...person.consents, [purpose]: { textVersion, at: givenAt, evidenceId } };
  const after: Person = { ...agreed, version: person.version + 1, consents };
  const fact = { type: 'ConsentGiven', data: { purpose, textVersion, evidenceId } } as const;
  const evidence = { purpose, textVersion, at: givenAt, basis };
  const item: PersonalItem = { kind: 'evidence', of: person.id, id: evidenceId, value: evidence };
  return {
    ok: true,
    person: after,
    items: [item],
    plan: together(change(person, after, fact), purpose === marketing ? lifted : together()),
  };
}

/** Takes a consent from the record, which ends the letters that go by it. One that is not there takes nothing. */
export function withdrawConsent(
  person: Person,
  purpose: string,
  whose: WhosePerson,
  context: Context,
): Decision<{ person: Person }> {
  const refused = consentRefusal(person, whose, context);
  if (refused) return refused;
  const { [purpose]: consent, ...consents } = person.consents;
  if (!consent) return { ok: true, person, plan: together() };
  const mail = mailOf(person);
  const signals = given(mail.signals, 'consentWithdrawn', context.at);
  const stopped = purpose === marketing ? { mail: { ...mail, signals } } : {};
  const after: Person = { ...person, ...stopped, version: person.version + 1, consents };
  const fact = { type: 'ConsentWithdrawn', data: { purpose, evidenceId: consent.evidenceId } } as const;
  return { ok: true, person: after, plan: change(person, after, fact) };
}
