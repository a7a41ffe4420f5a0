import { describe, expect, it } from '@jest/globals';
import { giveConsent, NewConsent, withdrawConsent } from '../../../../shared/domain/people/consents.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { Person as PersonSchema } from '../../../../shared/domain/people/person.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { accountWith, personId, personWith } from '../../../support/domain/leads.ts';

const beside = { account: accountWith({ owner: anna.id }), leadOwners: [] };
const said = { purpose: 'marketing', textVersion: '2026-01', basis: 'by phone' };
const give = (person: Person, more: Partial<NewConsent> = {}, by: Parameters<typeof contextOf>[0] = anna) =>
  giveConsent(person, { ...said, ...more }, beside, contextOf(by));
const withdraw = (person: Person, purpose = 'marketing', by: Parameters<typeof contextOf>[0] = anna) =>
  withdrawConsent(person, purpose, beside, contextOf(by, daysAfter(monday, 1)));

const consent = { textVersion: '2026-01', at: monday, evidenceId: idOf(0xed) };
const mail = { signals: { asked: monday }, unsubscribed: ['needs' as const], freeAt: monday };

describe('A consent that is given', () => {
  it('is recorded with its text, and with how it was given among the evidence', () => {
    const { person, items, plan } = accepted(give(personWith()));
    expect(PersonSchema().parse(person)).toEqual(
      personWith({ version: 3, consents: { marketing: { ...consent, evidenceId: newIdOf(1) } } }),
    );
    expect(items).toEqual([{ kind: 'evidence', of: personId, id: newIdOf(1), value: { ...said, at: monday } }]);
    expect(plan.changes).toEqual([{ record: person, expected: 2 }]);
    expect(factsOf(plan)).toEqual([
      { type: 'ConsentGiven', data: { purpose: 'marketing', textVersion: '2026-01', evidenceId: newIdOf(1) } },
    ]);
  });

  it('may be older, and never to come', () => {
    const at = daysAfter(monday, -30);
    expect(accepted(give(personWith(), { at })).person.consents['marketing']?.at).toBe(at);
    expect(give(personWith(), { at: monday }).ok).toBe(true);
    const tomorrow = daysAfter(monday, 1);
    expect(refusalOf(give(personWith(), { at: tomorrow }))).toMatchObject({
      ...{ code: 'consent-to-come', detail: `nobody has agreed on ${tomorrow} yet` },
    });
  });

  it('takes the place of one before, and leaves those to something else', () => {
    const calls = { ...consent, textVersion: 'calls-1' };
    const { person } = accepted(give(personWith({ consents: { marketing: consent, calls } }), { textVersion: '2' }));
    expect(person.consents).toEqual({ marketing: { textVersion: '2', at: monday, evidenceId: newIdOf(1) }, calls });
  });

  it('to letters undoes that they had unsubscribed; to something else does not', () => {
    const before = personWith({ mail });
    expect(accepted(give(before)).person.mail).toEqual({ ...mail, unsubscribed: [] });
    expect(accepted(give(before, { purpose: 'calls' })).person.mail).toEqual(mail);
  });

  it('needs a purpose, a text and a basis', () => {
    expect(NewConsent().safeParse(said).success).toBe(true);
    for (const name of ['purpose', 'textVersion', 'basis'] as const)
      for (const value of [' ', undefined, 'x'.repeat(301)])
        expect(NewConsent().safeParse({ ...said, [name]: value }).success).toBe(false);
    expect(NewConsent().safeParse({ ...said, basis: 'x'.repeat(300) }).success).toBe(true);
    expect(NewConsent().safeParse({ ...said, purpose: 'x'.repeat(51) }).success).toBe(false);
    expect(NewConsent().safeParse({ ...said, textVersion: 'x'.repeat(51) }).success).toBe(false);
  });
});

describe('A consent that is withdrawn', () => {
  const agreed = personWith({ consents: { marketing: consent }, mail });

  it('is gone, and the letters that go by it are told to end', () => {
    const { person, plan } = accepted(withdraw(agreed));
    const signals = { asked: monday, consentWithdrawn: daysAfter(monday, 1) };
    expect(PersonSchema().parse(person)).toEqual({ ...agreed, version: 3, consents: {}, mail: { ...mail, signals } });
    expect(plan.changes).toEqual([{ record: person, expected: 2 }]);
    expect(factsOf(plan)).toEqual([
      { type: 'ConsentWithdrawn', data: { purpose: 'marketing', evidenceId: consent.evidenceId } },
    ]);
  });

  it('of another purpose ends no letters', () => {
    const before = personWith({ consents: { marketing: consent, calls: consent }, mail });
    expect(accepted(withdraw(before, 'calls')).person).toEqual({
      ...before,
      version: 3,
      consents: { marketing: consent },
    });
  });

  it('that is not there takes nothing', () => {
    const before = personWith({ mail });
    expect(withdraw(before)).toEqual({ ok: true, person: before, plan: nothing });
  });
});

describe('Who sees to consents', () => {
  const acts = [
    [
      'give',
      (by: Parameters<typeof contextOf>[0], person = personWith()) => giveConsent(person, said, beside, contextOf(by)),
    ],
    ['withdraw', (by: Parameters<typeof contextOf>[0], person = personWith()) => withdraw(person, 'marketing', by)],
  ] as const;

  it.each(acts)('is who may correct the person: %s', (_name, act) => {
    expect([anna, head].map((by) => act(by).ok)).toEqual([true, true]);
    for (const by of [boris, marketer])
      expect(refusalOf(act(by))).toMatchObject({ kind: 'forbidden', detail: 'the person is another manager’s' });
  });

  it.each(acts)('turns to the one that goes on: %s', (_name, act) => {
    const refusal = refusalOf(act(head, personWith({ mergedInto: idOf(0x212) })));
    expect([refusal.code, refusal.detail]).toEqual([
      'merged',
      `person ${personId} was merged into ${idOf(0x212)}; see to that one`,
    ]);
  });
});
