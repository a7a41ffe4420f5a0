import { describe, expect, it } from '@jest/globals';
import { Claim, claimAnswers, claimOutcomes, openClaims } from '../../../../shared/domain/claims/claim.ts';
import { anna } from '../../../support/domain/actors.ts';
import { claimWith } from '../../../support/domain/claims.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealId, rubles } from '../../../support/domain/deals.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const by = { kind: 'staff', id: anna.id } as const;
const answer = { as: 'accepted', on: '2026-03-02', at: monday, by } as const;

describe('A claim', () => {
  const whole = claimWith({
    dealId,
    purchaseId: idOf(1),
    department: 'sales',
    cost: rubles(1),
    state: { name: 'closed', as: 'satisfied', at: monday, by, answer },
  }) as Required<Claim>;
  const shape = { schema: Claim, whole };

  it('is all of this and nothing more, open, answered or closed', () => {
    expectWhole(shape);
    for (const state of [{ name: 'open' }, { name: 'answered', answer }] as const)
      expectWhole({ schema: Claim, whole: { ...whole, state } });
    expectNone(shape, 'state', [{ name: 'answered' }, { name: 'closed', as: 'satisfied', at: monday, by }]);
  });

  it('may be without a deal, an order, a guilty department and what it cost', () => {
    const optional = ['dealId', 'purchaseId', 'department', 'cost'];
    expectNeeded(
      shape,
      Object.keys(whole).filter((name) => !optional.includes(name)),
    );
  });

  it.each([
    ['kind', ['claim']],
    ['state.as', ['satisfied', 'not-satisfied']],
    ['state.answer.as', ['accepted', 'rejected']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(shape, path, values);
  });

  it.each([
    ['version', [0, 1.5]],
    ['receivedOn', [monday]],
    ['dueOn', [monday]],
    ['state.answer.on', [monday]],
    ['state.at', ['2026-03-02']],
    ['taskId', ['T1']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(shape, path, values);
  });

  it('waits for an answer on the board of open ones', () => {
    expect([openClaims, claimAnswers, claimOutcomes]).toEqual([
      'claim/open',
      ['accepted', 'rejected'],
      ['satisfied', 'not-satisfied'],
    ]);
  });
});
