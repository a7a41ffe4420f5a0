import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Breaker,
  countBack,
  judge,
  marketingMail,
  overrunOf,
  resume,
} from '../../../../shared/domain/refresh/breaker.ts';
import type { LetterState } from '../../../../shared/domain/refresh/sent-letter.ts';
import { anna, head, marketer, operator } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, nothing, refusalOf } from '../../../support/domain/decisions.ts';

/** So many letters of which some came back, or never left. */
const letters = (
  n: number,
  { bounced = 0, complained = 0, refused = 0 }: { bounced?: number; complained?: number; refused?: number },
): LetterState[] => [
  ...Array.from({ length: bounced }, () => 'hard-bounced' as const),
  ...Array.from({ length: complained }, () => 'complained' as const),
  ...Array.from({ length: refused }, () => 'refused' as const),
  ...Array.from({ length: n - bounced - complained - refused }, () => 'delivered' as const),
];
const breaker = (state: Breaker['state'], since?: string): Breaker => ({
  kind: 'breaker',
  id: marketingMail,
  version: 4,
  ...(since !== undefined && { since }),
  state,
});
const paused = { name: 'paused', at: monday, why: 'bounces', count: 41, of: 1000 } as const;

describe('Marketing mail', () => {
  it('passes its limit above 4% of bounces, and above 0.08% of complaints', () => {
    expect(overrunOf(letters(1000, { bounced: 40 }))).toBeUndefined();
    expect(overrunOf(letters(1000, { bounced: 41 }))).toEqual({ why: 'bounces', count: 41, of: 1000 });
    expect(overrunOf(letters(1000, { complained: 1 }))).toBeUndefined();
    expect(overrunOf(letters(1000, { complained: 2 }))).toEqual({ why: 'complaints', count: 2, of: 1000 });
  });

  it('passes none by fewer than five bounces or two complaints, however few letters there were', () => {
    expect(overrunOf(letters(5, { bounced: 4, complained: 1 }))).toBeUndefined();
    expect(overrunOf(letters(5, { bounced: 5 }))).toEqual({ why: 'bounces', count: 5, of: 5 });
    expect(overrunOf(letters(125, { bounced: 5 }))).toBeUndefined();
    expect(overrunOf(letters(2, { complained: 2 }))).toEqual({ why: 'complaints', count: 2, of: 2 });
    expect(overrunOf([])).toBeUndefined();
  });

  it('does not count letters that have not left', () => {
    expect(overrunOf(letters(130, { bounced: 5, refused: 6 }))).toEqual({ why: 'bounces', count: 5, of: 124 });
    expect(countBack(letters(9, { bounced: 1, complained: 2, refused: 3 }))).toEqual({
      of: 6,
      bounces: 1,
      complaints: 2,
    });
  });

  it('pauses by itself when a limit is passed, once', () => {
    const over = letters(1000, { bounced: 41 });
    const after = { ...breaker(paused), version: 1 };
    const told = { type: 'MailPaused', data: { why: 'bounces', count: 41, of: 1000 } };
    const subject = { kind: 'breaker', id: marketingMail };
    expect(judge(undefined, over, contextOf(anna))).toEqual({
      ...nothing,
      changes: [{ record: after, expected: 'new' }],
      facts: [{ ...told, subject }],
    });
    expect(judge(breaker(paused), over, contextOf(anna))).toEqual(nothing);
    expect(judge(breaker({ name: 'sending' }), letters(1000, {}), contextOf(anna))).toEqual(nothing);
    expect(judge(breaker({ name: 'sending' }, monday), over, contextOf(anna)).changes).toEqual([
      { record: { ...breaker(paused, monday), version: 5 }, expected: 4 },
    ]);
  });

  it('goes on when a head or an operator says so, and is judged by later letters only', () => {
    for (const by of [head, operator])
      expect(accepted(resume(breaker(paused, '2026-01-01T00:00:00.000Z'), contextOf(by))).plan).toEqual({
        ...nothing,
        changes: [{ record: { ...breaker({ name: 'sending' }, monday), version: 5 }, expected: 4 }],
        facts: [
          { type: 'MailResumed', subject: { kind: 'breaker', id: marketingMail }, data: { pausedAt: paused.at } },
        ],
      });
    for (const by of [anna, marketer])
      expect(refusalOf(resume(breaker(paused), contextOf(by)))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'only a head of sales or an operator resumes marketing mail',
      });
  });

  it('that goes on already is not changed by it', () => {
    for (const one of [undefined, breaker({ name: 'sending' })])
      expect(accepted(resume(one, contextOf(head))).plan).toEqual(nothing);
  });

  it('never pauses by letters none of which came back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom<LetterState>('marked', 'unknown', 'refused', 'sent', 'delivered', 'delayed', 'soft-bounced'),
        ),
        (states) => {
          expect(overrunOf(states)).toBeUndefined();
        },
      ),
    );
  });
});
