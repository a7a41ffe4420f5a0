import { describe, expect, it } from '@jest/globals';
import { chooseNotices } from '../../../../shared/domain/notices/choose.ts';
import {
  ChosenWays,
  NoticeChoices,
  noticeKinds,
  usualWays,
  Ways,
  ways,
  waysOf,
} from '../../../../shared/domain/notices/kinds.ts';
import { anna, robot, visitor } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { allAs, choicesOf } from '../../../support/domain/noticing.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

describe('Who has chosen nothing', () => {
  it('is told at once of what waits for them, and of the rest each morning', () => {
    expect(waysOf(undefined)).toEqual({
      'in-queue': 'daily',
      assigned: 'at-once',
      'task-given': 'daily',
      'task-due': 'daily',
      overdue: 'daily',
      reply: 'at-once',
      'mail-paused': 'at-once',
    });
  });
});

describe('A choice', () => {
  const choose = (before: NoticeChoices | undefined, asked: ChosenWays) => {
    const decision = chooseNotices(before, asked, contextOf(anna));
    if (!decision.ok) throw new Error(decision.refusal.detail);
    return decision;
  };

  it('keeps what is not as usual, and says the whole of it', () => {
    const { ways: said, plan } = choose(undefined, { assigned: 'none', overdue: 'daily' });
    expect(said).toEqual({ ...usualWays, assigned: 'none' });
    const after = choicesOf(anna, { assigned: 'none' });
    expect(plan.changes).toEqual([{ record: after, expected: 'new' }]);
    expect(plan.facts).toEqual([
      {
        type: 'NoticesChosen',
        data: { ways: { assigned: 'none' } },
        subject: { kind: 'notice-choices', id: anna.id },
      },
    ]);
  });

  it('takes the place of the one before: what it leaves out is as usual again', () => {
    const { ways: said, plan } = choose(choicesOf(anna, { assigned: 'none', reply: 'none' }), { reply: 'none' });
    expect(said).toEqual({ ...usualWays, reply: 'none' });
    expect(plan.changes).toEqual([{ record: { ...choicesOf(anna, { reply: 'none' }), version: 2 }, expected: 1 }]);
  });

  it('that is as before changes nothing', () => {
    expect(choose(undefined, usualWays).plan.changes).toEqual([]);
    expect(choose(undefined, {}).plan.facts).toEqual([]);
    expect(choose(choicesOf(anna, { reply: 'none' }), { reply: 'none', assigned: 'at-once' }).plan.changes).toEqual([]);
  });

  it.each([robot, visitor])('is nobody’s but one of the staff’s: not of %j', (by) => {
    expect(chooseNotices(undefined, {}, contextOf(by))).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden', detail: 'only one of the staff is told' },
    });
  });
});

describe('The shape of choices', () => {
  const shape = { schema: NoticeChoices, whole: choicesOf(anna, allAs('none')) };

  it('is a way of each kind, which need not all be said', () => {
    expectWhole(shape);
    expectNeeded(shape, ['kind', 'id', 'version', 'ways']);
    for (const kind of noticeKinds) expectOneOf(shape, `ways.${kind}`, ways);
    expectNone(shape, 'version', [0, 1.5]);
    expect(ChosenWays().parse({})).toEqual({});
    expect(Ways().safeParse({ ...allAs('daily'), reply: undefined }).success).toBe(false);
  });
});
