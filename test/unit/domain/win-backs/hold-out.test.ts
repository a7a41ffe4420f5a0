import { describe, expect, it } from '@jest/globals';
import { beganInQuarter, beganOn, WinBackCounts, withOneMore } from '../../../../shared/domain/win-backs/counts.ts';
import { isInHoldOut, isMeasured } from '../../../../shared/domain/win-backs/hold-out.ts';
import { actions } from '../../../../shared/domain/win-backs/win-back.ts';
import { idOf } from '../../../support/domain/contexts.ts';

describe('The hold-out', () => {
  it('is one account in ten, and the same always', () => {
    const held = Array.from({ length: 10_000 }, (_, n) => idOf(n)).filter(isInHoldOut);
    expect(held.length).toBeGreaterThan(910); // three standard deviations of 30
    expect(held.length).toBeLessThan(1090);
    expect(held.every(isInHoldOut)).toBe(true);
    expect(held.slice(0, 3)).toEqual([idOf(7), idOf(15), idOf(17)]);
  });

  it('is of letters that nobody writes by hand, where 200 begin in a quarter', () => {
    expect(actions.map((action) => isMeasured(action, 200))).toEqual([false, false, true, true]);
    expect(actions.map((action) => isMeasured(action, 199))).toEqual([false, false, false, false]);
  });
});

describe('The counts of win-backs', () => {
  it('are by day and action, of a quarter', () => {
    let counts = withOneMore(undefined, 'call', '2026-01-01');
    counts = withOneMore(counts, 'letters', '2026-03-30');
    counts = withOneMore(counts, 'letters', '2026-03-30');
    counts = withOneMore(counts, 'call', '2026-03-30');
    expect(WinBackCounts().parse(counts)).toEqual(counts);
    expect(WinBackCounts().safeParse({ ...counts, more: 1 }).success).toBe(false);
    expect(counts).toMatchObject({
      ...{ kind: 'win-back-counts', version: 4 },
      days: [
        { on: '2026-01-01', began: { call: 1 } },
        { on: '2026-03-30', began: { letters: 2, call: 1 } },
      ],
    });
    expect([beganOn(counts, '2026-03-30'), beganOn(counts, '2026-03-29'), beganOn(undefined, '2026-03-30')]).toEqual([
      ...[3, 0, 0],
    ]);
    expect([beganInQuarter(counts, 'call', '2026-03-31'), beganInQuarter(counts, 'call', '2026-04-01')]).toEqual([
      2, 1,
    ]);
    expect(withOneMore(counts, 'call', '2026-04-01').days.map(({ on }) => on)).toEqual(['2026-03-30', '2026-04-01']);
    expect(beganInQuarter(undefined, 'call', '2026-04-01')).toBe(0);
  });
});
