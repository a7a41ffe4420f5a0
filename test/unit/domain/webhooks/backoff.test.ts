import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  failedOnceMore,
  mayTry,
  probeSeconds,
  rests,
  restsAfter,
  retryAt,
  retrySeconds,
  secondsAfter,
  triedForSeconds,
} from '../../../../shared/domain/webhooks/backoff.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { secondsAfterMonday as after } from '../../../support/domain/webhooks.ts';

const until = after(3 * 86_400);

describe('An event that was not taken', () => {
  it('is sent again after a minute, 5, 30, 2 hours and every 6 hours, for three days', () => {
    expect([...retrySeconds, triedForSeconds]).toEqual([60, 300, 1800, 7200, 21_600, 259_200]);
    const pauses = [1, 2, 3, 4, 5, 6, 100].map((tries) => retryAt(monday, { tries, until }, 1));
    expect(pauses).toEqual([60, 300, 1800, 7200, 21_600, 21_600, 21_600].map(after));
  });

  it('is sent at any time within its pause, so that many do not come at once', () => {
    expect([0, 0.5, 0.9995].map((random) => retryAt(monday, { tries: 2, until }, random))).toEqual([
      monday,
      after(150),
      after(299.85),
    ]);
  });

  it('is sent for the last time when its three days are over, and never after them', () => {
    expect(retryAt(after(259_190), { tries: 5, until }, 1)).toBe(until);
    const [tries, random] = [fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true })];
    fc.assert(
      fc.property(tries, random, fc.integer({ min: 0, max: 259_200 }), (many, one, seconds) => {
        const at = retryAt(after(seconds), { tries: many, until }, one);
        expect(at >= after(seconds) && at <= until).toBe(true);
      }),
    );
  });

  it('at the longest pauses is tried 17 times in all', () => {
    let [now, tries] = [monday, 1];
    while (now < until) {
      now = retryAt(now, { tries, until }, 1);
      tries += 1;
    }
    expect(tries).toBe(17);
  });
});

describe('A subscription that fails', () => {
  it('counts its failures, and keeps when they began', () => {
    const first = failedOnceMore(undefined, monday);
    expect(first).toEqual({ since: monday, times: 1, probeAt: after(60) });
    expect(failedOnceMore(first, after(10))).toEqual({ since: monday, times: 2, probeAt: after(70) });
  });

  it('rests from the fifth failure on, and is probed after a minute, 5, 15 and every 30', () => {
    expect([restsAfter, ...probeSeconds]).toEqual([5, 60, 300, 900, 1800]);
    const probed = [4, 5, 6, 7, 8, 9, 50].map((times) =>
      failedOnceMore({ since: monday, times: times - 1, probeAt: monday }, monday),
    );
    expect(probed.map(({ probeAt }) => probeAt)).toEqual([60, 60, 300, 900, 1800, 1800, 1800].map(after));
    expect(probed.map((failing) => rests({ failing }))).toEqual([false, true, true, true, true, true, true]);
    expect(rests({})).toBe(false);
  });

  it('may be tried when it does not rest, and when its probe is due', () => {
    const failing = { since: monday, times: 5, probeAt: after(60) };
    expect([59.999, 60].map((seconds) => mayTry({ failing }, after(seconds)))).toEqual([false, true]);
    expect([mayTry({}, monday), mayTry({ failing: { ...failing, times: 4 } }, monday)]).toEqual([true, true]);
  });
});

it('seconds after an instant are counted to the millisecond', () => {
  expect([0, 1.2344, -1].map((seconds) => secondsAfter(monday, seconds))).toEqual([
    monday,
    '2026-03-02T07:00:01.234Z',
    '2026-03-02T06:59:59.000Z',
  ]);
});
