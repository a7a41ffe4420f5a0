import { describe, expect, it } from '@jest/globals';
import { markLetter } from '../../../../shared/domain/refresh/mark-letter.ts';
import { outcomePlan } from '../../../../shared/domain/refresh/outcome.ts';
import type { PersonMail } from '../../../../shared/domain/refresh/person-mail.ts';
import { SentLetter, type Belongs, letterKey, senderOf } from '../../../../shared/domain/refresh/sent-letter.ts';
import { robot } from '../../../support/domain/actors.ts';
import { mailingWith } from '../../../support/domain/campaigns.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { factsOf, recordsOf } from '../../../support/domain/decisions.ts';
import { leadAt, personId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith, marked } from '../../../support/domain/refreshing.ts';

const member = { kind: 'lead', id: idOf(0x101) } as const;
const ofMailing = { mailingId: idOf(0xb21), pass: 2, member };
const ofEnrolment = { enrolmentId: idOf(0x801) };
const version = 'campaigns/spring/ru/1';
const mark = (of: Belongs, mail?: PersonMail) =>
  markLetter(
    { person: personWith(mail && { mail }), suppressionKey: 'suppressed/x', language: 'ru' },
    { of, letter: 'spring', version },
    [mailingWith(), leadAt('parked')],
    contextOf(robot),
  );

describe('The mark of a letter', () => {
  it.each([
    ['a mailing', ofMailing, { mailingId: ofMailing.mailingId }],
    ['a programme', ofEnrolment, ofEnrolment],
    ['a win-back', { winBackId: idOf(0xe01) }, { winBackId: idOf(0xe01) }],
  ] as const)('of %s makes it, takes its version and the person’s next days, on what it stands on', (_, of, told) => {
    const { letter, plan } = mark(of);
    const names = { letter: 'spring', letterVersion: version };
    expect(letter).toEqual({
      ...{ kind: 'letter', id: newIdOf(1), version: 1, personId, ...of, ...names },
      ...{ language: 'ru', markedAt: monday, state: 'marked' },
    });
    expect(SentLetter().safeParse(letter).success).toBe(true);
    expect(senderOf(letter).id).toBe(Object.values(of)[0]);
    expect(factsOf(plan)).toEqual([{ type: 'LetterMarked', data: { personId, ...told, ...names } }]);
    const before = personWith();
    expect(recordsOf('person', plan)).toEqual([
      { ...before, version: before.version + 1, mail: { signals: {}, unsubscribed: [], freeAt: daysAfter(monday, 3) } },
    ]);
    expect(plan.claims).toEqual([{ key: letterKey(personId, version), holder: letter }]);
    expect(plan.conditions).toEqual([
      { unchanged: mailingWith(), version: 1 },
      { unchanged: leadAt('parked'), version: 5 },
      { unheld: 'suppressed/x', by: letter },
    ]);
  });

  it('gives back what its own mailing had reserved, and leaves what others have', () => {
    const reserved = { offer: idOf(0xb31), campaign: ofMailing.mailingId };
    const mail = { signals: {}, unsubscribed: [], reserved };
    const kept = (of: Belongs, before: PersonMail) => recordsOf('person', mark(of, before).plan)[0]?.mail?.reserved;
    expect(kept(ofMailing, mail)).toEqual({ offer: reserved.offer });
    expect(kept(ofMailing, { ...mail, reserved: { campaign: ofMailing.mailingId } })).toBeUndefined();
    expect(kept(ofEnrolment, mail)).toEqual(reserved);
  });
});

describe('A letter the mail service would not have', () => {
  const person = personWith({ mail: { signals: {}, unsubscribed: [], freeAt: daysAfter(monday, 3) } });
  const refusal = { did: 'refused', why: 'Throttled' } as const;

  it('gives back what the mark took, and is told of the letter where it is a mailing’s', () => {
    const { letter } = mark(ofMailing);
    const plan = outcomePlan({ letter, series: undefined, person }, refusal, contextOf(robot));
    expect(recordsOf('letter', plan)).toEqual([{ ...letter, version: 2, state: 'refused' }]);
    expect(plan.facts).toMatchObject([
      {
        type: 'LetterRefused',
        subject: { kind: 'letter', id: letter.id },
        data: { letter: 'spring', why: 'Throttled', tries: 1 },
      },
    ]);
    expect(recordsOf('person', plan)[0]?.mail).toEqual({ signals: {}, unsubscribed: [] });
    expect(plan.releases).toEqual([{ key: letterKey(personId, version), holder: letter }]);
  });

  it('is told of the enrolment where it is a programme’s, with how often', () => {
    const { letter } = mark(ofEnrolment);
    const enrolment = enrolmentWith({ steps: { spring: { ...marked(monday), tries: 1 } } });
    const plan = outcomePlan({ letter, series: enrolment, person: undefined }, refusal, contextOf(robot));
    expect(recordsOf('enrolment', plan)[0]?.steps).toEqual({
      spring: { state: 'refused', at: monday, why: 'Throttled', tries: 2 },
    });
    expect(factsOf(plan)).toEqual([{ type: 'LetterRefused', data: { letter: 'spring', why: 'Throttled', tries: 2 } }]);
    expect(recordsOf('person', plan)).toEqual([]);
  });
});
