import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calendar } from '../../../../settings/calendar.ts';
import { type KnownRecipient, nextFor } from '../../../../shared/domain/campaigns/recipient.ts';
import type { KnownPerson } from '../../../../shared/domain/refresh/known.ts';
import { inWindow, sendingWindow } from '../../../../shared/domain/refresh/sending-window.ts';
import { daysAfter, monday } from '../../../support/domain/contexts.ts';

const window = sendingWindow(calendar);
const anybody: KnownPerson = { hasAddress: true, hasConsent: true, unsubscribed: false };
const version = 'campaigns/spring/ru/1';
const known = (person: Partial<KnownPerson> = {}, rest: Partial<KnownRecipient> = {}): KnownRecipient => ({
  isThere: true,
  person: { ...anybody, ...person },
  version,
  isOutranked: false,
  hasOpenDeal: false,
  ...rest,
});
const { version: _none, ...unwritten } = known();
const { person: _nobody, ...erased } = known();
const evening = '2026-03-02T15:00:00.000Z';

describe('One of an audience', () => {
  it('gets the letter when nothing speaks against it', () => {
    expect(nextFor(known(), monday, window)).toEqual({ do: 'send', version });
    expect(nextFor(known({ freeAt: monday }), monday, window)).toEqual({ do: 'send', version });
  });

  const held: readonly (readonly [string, KnownRecipient])[] = [
    ['left', known({}, { isThere: false })],
    ['erased', erased],
    ['twice', known({}, { got: 'twice' })],
    ['seen-before', known({}, { got: 'before' })],
    ['suppressed', known({ suppressed: 'complaint' })],
    ['suppressed', known({ suppressed: 'hard-bounce' })],
    ['unsubscribed', known({ unsubscribed: true })],
    ['no-consent', known({ hasConsent: false })],
    ['no-address', known({ hasAddress: false })],
    ['no-letter', unwritten],
    ['open-deal', known({}, { hasOpenDeal: true })],
  ];
  it.each(held)('does not get it for good: %s', (why, recipient) => {
    expect(nextFor(recipient, monday, window)).toEqual({ do: 'hold', why });
  });

  it('is told the first of several reasons, and none that time would change', () => {
    const all = known({ ...{ suppressed: 'complaint', unsubscribed: true, hasConsent: false, hasAddress: false } });
    expect(nextFor({ ...all, freeAt: daysAfter(monday, 1) } as KnownRecipient, evening, window)).toMatchObject({
      why: 'suppressed',
    });
    expect(nextFor(known({ unsubscribed: true, hasConsent: false }), monday, window)).toMatchObject({
      why: 'unsubscribed',
    });
    expect(nextFor(known({ hasConsent: false, hasAddress: false }), monday, window)).toMatchObject({
      why: 'no-consent',
    });
    expect(nextFor({ ...unwritten, hasOpenDeal: true }, monday, window)).toMatchObject({ why: 'open-deal' });
    expect(nextFor({ ...erased, isThere: false }, monday, window)).toMatchObject({ why: 'left' });
    expect(nextFor(known({ unsubscribed: true }, { got: 'before' }), monday, window)).toMatchObject({
      why: 'seen-before',
    });
  });

  it('is counted when the letter left in this pass, and passed by when in one before, whatever was since', () => {
    const gone = { isThere: false, hasOpenDeal: true };
    expect(nextFor(known({ hasConsent: false }, { got: 'now', ...gone }), evening, window)).toEqual({ do: 'count' });
    expect(nextFor(known({ hasConsent: false }, { got: 'earlier', ...gone }), evening, window)).toEqual({ do: 'pass' });
  });

  it('waits for the sending hours', () => {
    const until = '2026-03-03T06:00:00.000Z';
    expect(nextFor(known(), evening, window)).toEqual({ do: 'hold', why: 'window', until });
    expect(nextFor(known({ freeAt: evening }), evening, window)).toEqual({ do: 'hold', why: 'window', until });
  });

  it('waits for the end of three days after another letter, and then for the hours', () => {
    const freeAt = '2026-03-04T08:00:00.000Z';
    expect(nextFor(known({ freeAt }), monday, window)).toEqual({ do: 'hold', why: 'another-letter', until: freeAt });
    expect(nextFor(known({ freeAt: '2026-03-04T20:00:00.000Z' }), monday, window)).toEqual({
      do: 'hold',
      why: 'another-letter',
      until: '2026-03-05T06:00:00.000Z',
    });
  });

  it('waits a day for a mailing that goes first, or for the end of the three days where that is later', () => {
    const behind = { isOutranked: true };
    expect(nextFor(known({}, behind), monday, window)).toEqual({
      do: 'hold',
      why: 'another-letter',
      until: daysAfter(monday, 1),
    });
    const freeAt = daysAfter(monday, 3);
    expect(nextFor(known({ freeAt }, behind), monday, window)).toMatchObject({ until: freeAt });
  });

  it('never gets a letter outside the hours, before they are free, or without a consent', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 30 });
    const person = fc.record({
      hasAddress: fc.boolean(),
      hasConsent: fc.boolean(),
      unsubscribed: fc.boolean(),
      freeAt: minutes.map((n) => daysAfter(monday, n / 1440)),
    });
    fc.assert(
      fc.property(minutes, person, fc.boolean(), (n, reader, isOutranked) => {
        const at = daysAfter(monday, n / 1440);
        const next = nextFor(known(reader, { isOutranked }), at, window);
        if (next.do === 'hold') expect(next.until === undefined || next.until > at).toBe(true);
        if (next.do !== 'send') return;
        expect([reader.hasConsent, reader.hasAddress, reader.unsubscribed, isOutranked]).toEqual([
          true,
          true,
          false,
          false,
        ]);
        expect(inWindow(at, window)).toBe(at);
        expect(reader.freeAt <= at).toBe(true);
      }),
    );
  });
});
