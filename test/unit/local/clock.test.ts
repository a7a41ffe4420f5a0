import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../../local/clock.ts';

const now = '2026-03-02T09:30:00.000Z';

describe('the instant a person means', () => {
  it.each([
    ['+30m', '2026-03-02T10:00:00.000Z'],
    ['+4h', '2026-03-02T13:30:00.000Z'],
    ['+3d', '2026-03-05T09:30:00.000Z'],
    ['+2w', '2026-03-16T09:30:00.000Z'],
    ['2026-04-01', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T00:00:00+03:00', '2026-03-31T21:00:00.000Z'],
  ])('by %s is %s', (wish, instant) => {
    expect(instantOf(wish, now)).toBe(instant);
  });

  it.each(['3 days', '+3y', 'soon', '+3', '3', '+3 d', '2026', '2026-13-01', '2026-03-02 or later'])(
    'is not told by %s, and the message shows how to',
    (wish) => {
      expect(() => instantOf(wish, now)).toThrow(`${wish} is no time. Use: npm run clock -- +3d`);
    },
  );
});
