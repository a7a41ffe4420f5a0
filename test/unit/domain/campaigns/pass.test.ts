import { describe, expect, it } from '@jest/globals';
import { afterPage, parkedAtPage } from '../../../../shared/domain/campaigns/pass.ts';
import type { Reached } from '../../../../shared/domain/campaigns/reach.ts';
import { mailingWith } from '../../../support/domain/campaigns.ts';
import { daysAfter, monday } from '../../../support/domain/contexts.ts';

const sent: Reached = { did: 'sent' };
const passed: Reached = { did: 'passed' };
const held = (why: Extract<Reached, { did: 'held' }>['why'], until?: string): Reached => ({
  did: 'held',
  why,
  ...(until !== undefined && { until }),
});
const day = (n: number): string => daysAfter(monday, n);

describe('A page of an audience', () => {
  it('is counted, and the next one is due at once', () => {
    const before = mailingWith({ sent: 4, pass: { n: 2, cursor: 'a', held: { 'no-consent': 1 } } });
    const { after, rest } = afterPage(before, [sent, sent, passed, held('no-consent'), held('open-deal')], 'b', monday);
    expect(after).toEqual({
      ...before,
      sent: 6,
      pass: { n: 2, cursor: 'b', held: { 'no-consent': 2, 'open-deal': 1 } },
    });
    expect(rest).toEqual({ is: 'due', until: monday });
  });

  it('keeps when the first has their hours, and when the last is free', () => {
    const reached = [
      held('window', day(2)),
      held('window', day(1)),
      held('another-letter', day(2)),
      held('another-letter', day(3)),
    ];
    const first = afterPage(mailingWith(), reached, 'b', monday).after;
    expect(first.pass).toMatchObject({ windowAt: day(1), freeAt: day(3) });
    const second = afterPage(first, [held('window', day(3)), held('another-letter', day(1))], 'c', monday).after;
    expect(second.pass).toMatchObject({ windowAt: day(1), freeAt: day(3) });
    const third = afterPage(first, [held('window', day(0.5)), held('another-letter', day(4))], 'c', monday).after;
    expect(third.pass).toMatchObject({ windowAt: day(0.5), freeAt: day(4) });
  });
});

describe('A whole way through an audience', () => {
  const whole = (reached: readonly Reached[], n = 1) =>
    afterPage(mailingWith({ sent: 1, pass: { n, cursor: 'a', held: {} } }), reached, undefined, monday);

  it('is the end when nobody waits', () => {
    const { after, rest } = whole([sent, held('no-consent')]);
    expect(rest).toEqual({ is: 'over', as: 'done' });
    expect(after).toMatchObject({ sent: 2, held: { 'no-consent': 1 } });
  });

  it('is followed by another one when the last of those who had a letter is free', () => {
    const { after, rest } = whole([held('another-letter', day(1)), held('another-letter', day(2)), held('left')]);
    expect(rest).toEqual({ is: 'due', until: day(2) });
    expect(after).toMatchObject({ held: { 'another-letter': 2, left: 1 }, pass: { n: 2, held: {} } });
    expect(after.pass).not.toHaveProperty('cursor');
    expect(after.pass).not.toHaveProperty('freeAt');
  });

  it('or when the first of those outside their hours has them, or an hour after a refusal, whichever is sooner', () => {
    expect(whole([held('another-letter', day(2)), held('window', day(1))]).rest).toEqual({ is: 'due', until: day(1) });
    expect(whole([held('refused'), held('window', day(1))]).rest).toEqual({
      is: 'due',
      until: '2026-03-02T08:00:00.000Z',
    });
    expect(whole([held('window', day(-1))]).rest).toEqual({ is: 'due', until: monday });
    expect(whole([held('window')]).rest).toEqual({ is: 'due', until: monday });
  });

  it('is the last of thirty', () => {
    expect(whole([held('refused')], 29).rest.is).toBe('due');
    expect(whole([held('refused')], 30).rest).toEqual({ is: 'over', as: 'over' });
  });
});

describe('A page outside the plant’s hours', () => {
  it('is met again when the first of it has theirs, where nobody of it had', () => {
    expect(parkedAtPage([held('window', day(2)), held('no-consent'), held('window', day(1))])).toBe(day(1));
    expect(parkedAtPage([sent, held('window', day(1))])).toBeUndefined();
    expect(parkedAtPage([held('another-letter', day(1)), passed])).toBeUndefined();
    expect(parkedAtPage([])).toBeUndefined();
  });
});
