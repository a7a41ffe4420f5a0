import { describe, expect, it } from '@jest/globals';
import { standingIn, substituteOf } from '../../../../shared/domain/people/stand-in.ts';
import { anna, boris, head, robot, vera } from '../../../support/domain/actors.ts';
import { policyWith } from '../../../support/domain/contexts.ts';

const policy = policyWith({
  substitutes: [
    { absent: boris.id, by: anna.id, from: '2026-03-02', to: '2026-03-04' },
    { absent: vera.id, by: anna.id, from: '2026-03-04', to: '2026-03-04' },
    { absent: boris.id, by: head.id, from: '2026-03-05', to: '2026-03-06' },
  ],
});
const standsInFor = (at: string) => {
  const actor = standingIn(anna, policy, at);
  return actor.kind === 'staff' ? actor.standsInFor : undefined;
};

describe('A substitute', () => {
  it('stands in from the first day to the end of the last, by the plant’s clock', () => {
    expect(standsInFor('2026-03-01T20:59:59.999Z')).toEqual([]);
    expect(standsInFor('2026-03-01T21:00:00.000Z')).toEqual([boris.id]);
    expect(standsInFor('2026-03-04T20:59:59.999Z')).toEqual([boris.id, vera.id]);
    expect(standsInFor('2026-03-04T21:00:00.000Z')).toEqual([]);
  });

  it('is one person of the staff at a time, and nobody’s who is there', () => {
    const of = (absent: string, at: string) => substituteOf(absent, policy, at);
    expect([of(boris.id, '2026-03-04T12:00:00.000Z'), of(boris.id, '2026-03-05T12:00:00.000Z')]).toEqual([
      anna.id,
      head.id,
    ]);
    expect([of(boris.id, '2026-03-07T12:00:00.000Z'), of(anna.id, '2026-03-04T12:00:00.000Z')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is never a robot', () => {
    expect(standingIn(robot, policy, '2026-03-04T12:00:00.000Z')).toBe(robot);
  });
});
