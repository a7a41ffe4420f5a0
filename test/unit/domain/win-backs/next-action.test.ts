import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type KnownAttempt, nextAction } from '../../../../shared/domain/win-backs/next-action.ts';
import { obstacleKinds, type WinBack } from '../../../../shared/domain/win-backs/win-back.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { attemptWith, callingWith, endedWith, winBackWith, window } from '../../../support/domain/win-backs.ts';

const marked = (at: string) => ({ state: 'marked', at, letterId: idOf(0xe21) }) as const;
const both = { 'your-terms': marked(monday), 'terms-end': marked(daysAfter(monday, 9)) };
const deadline = winBackWith().deadline;
const next = (winBack: Partial<WinBack> = {}, known: Partial<KnownAttempt> = {}, at = monday) =>
  nextAction(winBackWith(winBack), attemptWith(known), at, window);
const reader = { hasAddress: true, hasConsent: true, unsubscribed: false };

describe('A win-back by letters', () => {
  it('sends its first letter at once, and the next seven working days later', () => {
    expect(next()).toEqual({ do: 'send', letter: 'your-terms', version: 'your-terms-1' });
    const steps = { 'your-terms': marked(monday) };
    expect(next({ steps })).toEqual({ do: 'wait', until: '2026-03-12T07:00:00.000Z', why: 'gap', letter: 'terms-end' });
    expect(next({ steps }, {}, '2026-03-12T07:00:00.000Z')).toMatchObject({ do: 'send', letter: 'terms-end' });
  });

  it('waits for the hours of its reader, and for the days another letter has taken', () => {
    expect(next({}, {}, '2026-03-02T19:00:00.000Z')).toMatchObject({ do: 'wait', until: '2026-03-03T06:00:00.000Z' });
    expect(next({}, { person: { ...reader, freeAt: daysAfter(monday, 1) } })).toEqual({
      ...{ do: 'wait', until: daysAfter(monday, 1), why: 'another-letter', letter: 'your-terms' },
    });
  });

  it('waits for no letter longer than its offer holds', () => {
    const late = { freeAt: daysAfter(monday, 60) };
    expect(next({}, { person: { ...reader, ...late } })).toMatchObject({ do: 'wait', until: deadline });
    expect(next({}, { person: { ...reader, hasConsent: false } })).toEqual({
      ...{ do: 'wait', until: deadline, why: 'no-consent', letter: 'your-terms' },
    });
  });

  it('passes over a letter they have read', () => {
    expect(next({}, { seen: new Set(['your-terms-1']) })).toEqual({
      ...{ do: 'skip', letter: 'your-terms', why: 'seen-before' },
    });
  });

  it('waits for the order once all have left, and asks somebody to call when the offer is over', () => {
    expect(next({ steps: both })).toEqual({ do: 'wait', until: deadline, why: 'answer' });
    expect(next({ steps: both }, {}, deadline)).toEqual({ do: 'call', why: 'deadline' });
  });

  it('ends by itself when its one letter of the quarter came to nothing', () => {
    expect(next({ action: 'quarter-letter', steps: both }, {}, deadline)).toEqual({ do: 'end', outcome: 'no-answer' });
  });

  it.each(['replied', 'colleagueReplied'] as const)('asks somebody to call at once when they have %s', (signal) => {
    const call = { do: 'call', why: 'reply' };
    expect(next({}, { signals: { [signal]: monday } })).toEqual(call);
    expect(next({ action: 'quarter-letter' }, { signals: { [signal]: monday } })).toEqual(call);
    const before = { signals: { [signal]: monday }, lastOn: '2026-01-01' };
    expect(next({ before }, { signals: { [signal]: monday } })).toMatchObject({ do: 'send' });
  });

  it.each([
    ['is erased', { person: undefined }],
    ['has unsubscribed', { person: { ...reader, unsubscribed: true } }],
    ['is suppressed', { person: { ...reader, suppressed: 'complaint' } }],
    ['has withdrawn their consent', { signals: { consentWithdrawn: monday } }],
    ['is offered what holds no more', { isOfferOver: true }],
  ] as const)('writes no more when its reader %s, and waits for the order', (_, known) => {
    expect(next({}, known)).toEqual({ do: 'wait', until: deadline, why: 'letters-over' });
  });

  it('writes nothing to who is held out, but somebody calls when the time is over', () => {
    expect(next({ heldOut: true })).toEqual({ do: 'wait', until: deadline, why: 'held-out' });
    expect(next({ heldOut: true }, {}, deadline)).toEqual({ do: 'call', why: 'deadline' });
  });

  it('waits while mail is paused, and while the mail service takes no more', () => {
    expect(next({}, { isPaused: true })).toMatchObject({ do: 'wait', why: 'mail-paused' });
    expect(next({}, { isBusy: true })).toMatchObject({ do: 'wait', why: 'rate' });
  });
});

describe('A win-back by a call', () => {
  const until = daysAfter(monday, 10);
  const call = (known: Partial<KnownAttempt> = {}, at = monday) =>
    nextAction(callingWith(until), attemptWith(known), at, window);

  it('waits for the call as long as it may take', () => {
    expect(call()).toEqual({ do: 'wait', until });
  });

  it('ends unexplained when nobody called in time, or whoever did said nothing', () => {
    expect(call({}, until)).toEqual({ do: 'end', outcome: 'unexplained' });
    expect(call({ isCallOpen: false })).toEqual({ do: 'end', outcome: 'unexplained' });
  });
});

describe('Any win-back', () => {
  const each: readonly WinBack[] = [winBackWith(), callingWith(daysAfter(monday, 10)), winBackWith({ heldOut: true })];
  const ends = (known: Partial<KnownAttempt>, fields: Partial<WinBack> = {}) =>
    each.map((winBack) => nextAction({ ...winBack, ...fields }, attemptWith(known), monday, window));
  const all = (end: object) => each.map(() => ({ do: 'end', ...end }));

  it('ends with an order that came since it began', () => {
    expect(ends({ lastOn: '2026-03-02' })).toEqual(all({ outcome: 'returned' }));
    expect(ends({ lastOn: '2026-04-02' })).toEqual(all({ outcome: 'returned' }));
  });

  it('ends as bought before where an order of the days before it was told of later', () => {
    expect(ends({ lastOn: '2026-03-01' })).toEqual(all({ outcome: 'bought-before' }));
    expect(ends({ lastOn: '2026-01-02' })).toEqual(all({ outcome: 'bought-before' }));
  });

  it('goes on where the last order is the one before it, or was taken back', () => {
    for (const lastOn of ['2026-01-01', '2025-11-01', undefined])
      expect(ends({ lastOn }).map((end) => end.do)).toEqual(['send', 'wait', 'wait']);
  });

  it('ends where they talk to us: a request or a deal of theirs came', () => {
    expect(ends({ signals: { asked: monday } })).toEqual(all({ outcome: 'talking' }));
    expect(ends({ signals: { dealOpened: monday } })).toEqual(all({ outcome: 'talking' }));
    expect(ends({ obstacle: 'deal-open' })).toEqual(all({ outcome: 'talking' }));
    const before = { signals: { asked: monday, dealOpened: monday }, lastOn: '2026-01-01' };
    expect(ends(before, { before })).not.toContainEqual({ do: 'end', outcome: 'talking' });
  });

  it.each(obstacleKinds.filter((kind) => kind !== 'deal-open'))('is called off with %s', (obstacle) => {
    expect(ends({ obstacle })).toEqual(all({ outcome: 'called-off', obstacle }));
  });

  it('ends when somebody stopped it, and when its account became another’s alias', () => {
    expect(ends({}, { stop: { at: monday, by: { kind: 'staff', id: idOf(0x201) } } })).toEqual(
      all({ outcome: 'stopped' }),
    );
    expect(ends({ isMerged: true })).toEqual(all({ outcome: 'merged' }));
  });

  it('tells of an order before anything else but a merge', () => {
    const stop = { at: monday, by: { kind: 'staff', id: idOf(0x201) } } as const;
    const known = { lastOn: '2026-03-05', obstacle: 'claim-open', signals: { asked: monday } } as const;
    expect(ends(known, { stop })).toEqual(all({ outcome: 'returned' }));
    expect(ends({ ...known, isMerged: true }, { stop })).toEqual(all({ outcome: 'merged' }));
    expect(ends({ ...known, lastOn: '2026-01-01' }, { stop })).toEqual(all({ outcome: 'stopped' }));
  });

  it('is decided no more once it has ended', () => {
    expect(() => nextAction(endedWith(), attemptWith(), monday, window)).toThrow(/has ended/);
  });

  it('waits always for a later time, at most until its deadline', () => {
    const instant = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => daysAfter(monday, hours / 24));
    fc.assert(
      fc.property(
        fc.record({ at: instant, freeAt: instant, marked: instant, isBusy: fc.boolean(), heldOut: fc.boolean() }),
        ({ at, freeAt, marked: markedAt, isBusy, heldOut }) => {
          const steps = { 'your-terms': marked(markedAt) };
          const decided = next({ steps, ...(heldOut && { heldOut }) }, { isBusy, person: { ...reader, freeAt } }, at);
          if (decided.do !== 'wait') return;
          expect(decided.until > at && decided.until <= deadline).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
