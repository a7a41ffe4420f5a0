import { describe, expect, it } from '@jest/globals';
import { nextStep } from '../../../../shared/domain/refresh/cadence.ts';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import type { Known } from '../../../../shared/domain/refresh/known.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { cadence, enrolmentWith, knownWith, marked } from '../../../support/domain/refreshing.ts';

const next = (enrolment: Partial<Enrolment>, known: Known = knownWith(), at: string = monday) =>
  nextStep(enrolmentWith(enrolment), known, at, cadence);

const begunAt = (enteredAt: string): Partial<Enrolment> => ({ visit: { n: 1, enteredAt } });
const friday = '2026-03-06T07:00:00.000Z';
const { person: _gone, ...erased } = knownWith();

describe('The next letter of an enrolment', () => {
  it('is sent at once when its time has come', () => {
    expect(next({})).toEqual({ do: 'send', letter: 'case', version: 'case-1' });
    expect(next({ steps: { case: marked(monday) } }, knownWith(), friday)).toEqual({
      do: 'send',
      letter: 'review',
      version: 'review-1',
    });
  });

  it('waits for its working days after the one before, whatever became of that', () => {
    expect(next({ steps: { case: marked(monday) } })).toEqual({
      do: 'wait',
      until: friday,
      why: 'gap',
      letter: 'review',
    });
    const skipped = { state: 'skipped', at: monday, why: 'seen-before' } as const;
    expect(next({ steps: { case: skipped } })).toMatchObject({ until: friday });
    const failed = { state: 'refused', at: monday, why: 'rejected', tries: 3 } as const;
    expect(next({ steps: { case: failed } })).toMatchObject({ until: friday, letter: 'review' });
  });

  it('does not leave before nine, after six, or on a day off', () => {
    const early = '2026-03-02T05:59:00.000Z';
    const wait = { do: 'wait', why: 'window', letter: 'case' };
    expect(next(begunAt(early), knownWith(), early)).toEqual({
      ...wait,
      why: 'gap',
      until: '2026-03-02T06:00:00.000Z',
    });
    expect(next({}, knownWith(), '2026-03-02T14:59:59.999Z')).toMatchObject({ do: 'send' });
    expect(next({}, knownWith(), '2026-03-02T15:00:00.000Z')).toEqual({ ...wait, until: '2026-03-03T06:00:00.000Z' });
    const holiday = '2026-03-09T09:00:00.000Z';
    expect(next({}, knownWith(), holiday)).toEqual({ ...wait, until: '2026-03-10T06:00:00.000Z' });
  });

  it('stands back for a mailing that waits for the same person, and looks again a day later', () => {
    const tomorrow = daysAfter(monday, 1);
    const wait = { do: 'wait', why: 'another-letter', letter: 'case' };
    expect(next({}, knownWith({ isReserved: true }))).toEqual({ ...wait, until: tomorrow });
    const freeAt = daysAfter(monday, 2);
    expect(next({}, knownWith({ isReserved: true, freeAt }))).toEqual({ ...wait, until: freeAt });
    expect(next({}, knownWith({ isReserved: true, freeAt: daysAfter(monday, 0.5) }))).toEqual({
      ...wait,
      until: tomorrow,
    });
    expect(next({ steps: { case: marked(monday) } }, knownWith({ isReserved: true }))).toMatchObject({
      why: 'gap',
      until: friday,
    });
  });

  it('waits until three days after another letter', () => {
    const freeAt = '2026-03-04T08:00:00.000Z';
    expect(next({}, knownWith({ freeAt }))).toEqual({
      do: 'wait',
      until: freeAt,
      why: 'another-letter',
      letter: 'case',
    });
    expect(next({}, knownWith({ freeAt: '2026-03-04T20:00:00.000Z' }))).toMatchObject({
      until: '2026-03-05T06:00:00.000Z',
      why: 'another-letter',
    });
    expect(next({ steps: { case: marked(monday) } }, knownWith({ freeAt }))).toMatchObject({
      until: friday,
      why: 'gap',
    });
    expect(next({}, knownWith({ freeAt: monday }))).toMatchObject({ do: 'send' });
    const evening = '2026-03-02T15:00:00.000Z';
    expect(next({}, knownWith({ freeAt: evening }), evening)).toMatchObject({ why: 'window' }); // it is over just now
  });

  it('is skipped when the person has got it before', () => {
    expect(next({}, knownWith({}, { seen: new Set(['case-1']) }))).toEqual({
      do: 'skip',
      letter: 'case',
      why: 'seen-before',
    });
    expect(next({}, knownWith({}, { seen: new Set(['review-1']) }))).toMatchObject({ letter: 'case' });
  });

  it('is tried again an hour after it was refused, three times in all', () => {
    const refused = (tries: number) => ({ case: { state: 'refused', at: monday, why: 'throttled', tries } }) as const;
    const later = '2026-03-02T08:00:00.000Z';
    expect(next({ steps: refused(2) })).toEqual({ do: 'wait', until: later, why: 'gap', letter: 'case' });
    expect(next({ steps: refused(2) }, knownWith(), later)).toMatchObject({ do: 'send', letter: 'case' });
    expect(next({ steps: refused(3) }, knownWith(), later)).toMatchObject({ do: 'wait', letter: 'review' });
  });

  it.each([
    ['there is no consent', 'no-consent', knownWith({ hasConsent: false })],
    ['there is no address', 'no-address', knownWith({ hasAddress: false })],
    ['their company has an open deal', 'open-deal', knownWith({}, { hasOpenDeal: true })],
  ] as const)('is not sent while %s: until the call, unless that changes', (_why, why, known) => {
    expect(next({}, known)).toEqual({ do: 'wait', until: daysAfter(monday, 166), why, letter: 'case' });
    expect(next({ wakeUpOn: '2026-04-01' }, known)).toMatchObject({ until: '2026-04-01T06:00:00.000Z', why });
  });

  it('is asked for again a day later, in sending hours, while it is not written in their language', () => {
    const unwritten = knownWith({}, { versions: new Map() });
    expect(next({}, unwritten)).toEqual({
      ...{ do: 'wait', why: 'no-letter', letter: 'case' },
      until: '2026-03-03T07:00:00.000Z',
    });
    const evening = '2026-03-06T14:30:00.000Z';
    expect(next({}, unwritten, evening)).toMatchObject({ until: '2026-03-10T06:00:00.000Z' }); // it is a Friday, and Monday a holiday
    expect(next({ wakeUpOn: '2026-03-03' }, unwritten, '2026-03-02T14:30:00.000Z')).toMatchObject({
      ...{ why: 'no-letter', until: '2026-03-03T06:00:00.000Z' },
    });
  });

  it('is asked for again a day later while marketing mail has paused itself', () => {
    const paused = knownWith({}, { isPaused: true });
    expect(next({}, paused)).toEqual({
      do: 'wait',
      until: '2026-03-03T07:00:00.000Z',
      why: 'mail-paused',
      letter: 'case',
    });
    expect(next(begunAt(friday), paused, friday)).toMatchObject({ until: '2026-03-10T06:00:00.000Z' });
    expect(next({ steps: { case: marked(monday) } }, paused)).toMatchObject({ why: 'gap' });
  });

  it('waits some minutes, not as many for everybody, while the mail service takes no more', () => {
    const busy = knownWith({}, { isBusy: true });
    const waitsOf = (id: string) => next({ id }, busy);
    expect(waitsOf(idOf(0))).toEqual({ do: 'wait', until: '2026-03-02T07:05:00.000Z', why: 'rate', letter: 'case' });
    expect(waitsOf(idOf(24))).toMatchObject({ until: '2026-03-02T07:29:00.000Z' });
    expect(waitsOf(idOf(25))).toMatchObject({ until: '2026-03-02T07:05:00.000Z' });
    expect(next({}, knownWith({}, { isBusy: true, isPaused: true }))).toMatchObject({ why: 'mail-paused' });
    const evening = '2026-03-02T14:59:00.000Z';
    expect(next({}, busy, evening)).toMatchObject({ why: 'rate', until: '2026-03-03T06:00:00.000Z' });
  });

  it('does not come after the call', () => {
    const wakeUpOn = '2026-03-04';
    const until = '2026-03-04T06:00:00.000Z';
    expect(next({ wakeUpOn, steps: { case: marked(monday) } })).toEqual({
      do: 'wait',
      until,
      why: 'gap',
      letter: 'review',
    });
    expect(next({ wakeUpOn, steps: { case: marked(monday) } }, knownWith(), until)).toEqual({
      do: 'end',
      cause: 'wake-up',
    });
  });
});

describe('An enrolment ends', () => {
  const all = { case: marked(monday), review: marked(friday), article: marked('2026-03-16T07:00:00.000Z') };
  const callAt = '2026-03-23T07:00:00.000Z';

  it('with a call some working days after the last letter', () => {
    expect(next({ steps: all }, knownWith(), '2026-03-16T07:00:00.000Z')).toEqual({
      do: 'wait',
      until: callAt,
      why: 'call',
    });
    expect(next({ steps: all }, knownWith(), callAt)).toEqual({ do: 'end', cause: 'programme-over' });
  });

  it('with a call on the day that was named, not before and not after, though letters are left', () => {
    const wakeUpOn = '2026-06-15';
    const until = '2026-06-15T06:00:00.000Z';
    expect(next({ steps: all, wakeUpOn }, knownWith(), callAt)).toEqual({ do: 'wait', until, why: 'call' });
    expect(next({ steps: all, wakeUpOn }, knownWith(), until)).toEqual({ do: 'end', cause: 'wake-up' });
    expect(next({ wakeUpOn }, knownWith({ hasConsent: false }), until)).toEqual({ do: 'end', cause: 'wake-up' });
  });

  it('with a call two weeks before half a year is over, whatever day was named', () => {
    const latest = daysAfter(monday, 166);
    expect(next({ wakeUpOn: '2027-03-02', steps: all }, knownWith(), callAt)).toMatchObject({ until: latest });
    expect(next({ wakeUpOn: '2027-03-02' }, knownWith(), latest)).toEqual({ do: 'end', cause: 'call-due' });
    const named = { ...begunAt('2026-03-04T06:00:00.000Z'), wakeUpOn: '2026-08-17' };
    expect(next(named, knownWith(), '2026-08-17T06:00:00.000Z')).toEqual({ do: 'end', cause: 'wake-up' }); // both at once
  });

  const since = daysAfter(monday, 1);
  it.each([
    ['erased', erased],
    ['returned', knownWith({}, { whereabouts: 'returned' })],
    ['other-basket', knownWith({}, { whereabouts: 'other-basket' })],
    ['closed', knownWith({}, { whereabouts: 'closed' })],
    ['complaint', knownWith({ suppressed: 'complaint' })],
    ['hard-bounce', knownWith({ suppressed: 'hard-bounce' })],
    ['unsubscribed', knownWith({ unsubscribed: true })],
    ['consent-withdrawn', knownWith({}, { signals: { consentWithdrawn: since } })],
    ['reply', knownWith({}, { signals: { replied: since, colleagueReplied: since } })],
    ['colleague-reply', knownWith({}, { signals: { colleagueReplied: since } })],
    ['new-request', knownWith({}, { signals: { asked: since } })],
    ['deal-opened', knownWith({}, { signals: { dealOpened: since }, hasOpenDeal: true })],
  ] as const)('at once: %s', (cause, known) => {
    expect(next({}, known, since)).toEqual({ do: 'end', cause });
    expect(next({ steps: all }, known, since)).toEqual({ do: 'end', cause });
  });

  it('when somebody of the staff stops it', () => {
    const stop = { at: monday, by: { kind: 'staff', id: 'anna' } } as const;
    expect(next({ stop })).toEqual({ do: 'end', cause: 'stopped' });
  });

  it('for nothing that had happened when it began, and for what happens in the same moment', () => {
    const before = {
      consentWithdrawn: monday,
      replied: monday,
      asked: monday,
      colleagueReplied: monday,
      dealOpened: monday,
    };
    expect(next({ before }, knownWith({}, { signals: before }))).toMatchObject({ do: 'send' });
    expect(next({}, knownWith({}, { signals: { replied: monday } }))).toEqual({ do: 'end', cause: 'reply' });
    expect(next({ before: { replied: monday } }, knownWith({}, { signals: { replied: since } }))).toMatchObject({
      cause: 'reply',
    });
    expect(next({ before }, knownWith())).toMatchObject({ do: 'send' });
  });

  it('with the weightiest cause of several', () => {
    const known = knownWith({ suppressed: 'complaint', unsubscribed: true }, { signals: { replied: since } });
    expect(next({}, known, since)).toEqual({ do: 'end', cause: 'complaint' });
    expect(next({}, { ...known, whereabouts: 'returned' }, since)).toEqual({ do: 'end', cause: 'returned' });
  });
});
