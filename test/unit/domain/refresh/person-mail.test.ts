import { describe, expect, it } from '@jest/globals';
import { asking, given, mailOf, mergedMail, PersonMail } from '../../../../shared/domain/refresh/person-mail.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';

describe('What a person did about letters', () => {
  it('is told again by another time, even within one millisecond, and even when the clock stands behind', () => {
    const once = given<PersonMail['signals']>({}, 'replied', monday);
    expect(once).toEqual({ replied: monday });
    expect(given(once, 'replied', daysAfter(monday, 1))).toEqual({ replied: daysAfter(monday, 1) });
    for (const at of [monday, daysAfter(monday, -1)])
      expect(given(once, 'replied', at)).toEqual({ replied: monday.replace('000Z', '001Z') });
  });

  it('is noted of a new request only where somebody was ever enrolled', () => {
    expect(asking({}, monday)).toEqual({});
    const mail = { signals: { replied: monday }, unsubscribed: [] };
    expect(asking({ mail }, monday)).toEqual({ mail: { ...mail, signals: { replied: monday, asked: monday } } });
  });

  it('is nothing of somebody who was never enrolled', () => {
    expect(mailOf({})).toEqual({ signals: {}, unsubscribed: [] });
  });
});

describe('Two records of one person', () => {
  const later = daysAfter(monday, 1);
  const one: PersonMail = { signals: { replied: monday, asked: later }, unsubscribed: ['needs'], freeAt: monday };
  const other: PersonMail = {
    signals: { replied: later, asked: monday, consentWithdrawn: monday },
    unsubscribed: ['needs', 'time'],
    freeAt: later,
    enrolmentId: idOf(0x801),
  };

  it('come to all that either did, and to no letter sooner than either allows', () => {
    const merged = {
      signals: { replied: later, asked: later, consentWithdrawn: monday },
      unsubscribed: ['needs', 'time'],
      freeAt: later,
      enrolmentId: idOf(0x801),
    };
    expect(mergedMail(one, other)).toEqual(merged);
    expect(mergedMail(other, one)).toEqual(merged);
    expect(PersonMail().safeParse(merged).success).toBe(true);
  });

  it('keep what mailings have reserved of either, and of who goes on first', () => {
    const kept = (reserved: PersonMail['reserved']): PersonMail => ({ ...mailOf({}), ...(reserved && { reserved }) });
    const mine = kept({ offer: idOf(1), campaign: idOf(2) });
    expect(mergedMail(mine, kept({ offer: idOf(3) })).reserved).toEqual({ offer: idOf(1), campaign: idOf(2) });
    expect(mergedMail(kept({ offer: idOf(3) }), mine).reserved).toEqual({ offer: idOf(3), campaign: idOf(2) });
    expect(mergedMail(kept(undefined), mine).reserved).toEqual(mine.reserved);
    expect(mergedMail(mine, kept(undefined)).reserved).toEqual(mine.reserved);
  });

  it('keep the enrolment of who goes on', () => {
    expect(mergedMail({ ...one, enrolmentId: idOf(0x802) }, other).enrolmentId).toBe(idOf(0x802));
  });

  it('come to no more than the one, where nothing is known of the other', () => {
    expect(mergedMail(one, mailOf({}))).toEqual(one);
    expect(mergedMail(mailOf({}), one)).toEqual(one);
  });
});
