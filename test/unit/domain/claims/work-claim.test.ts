import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Claim } from '../../../../shared/domain/claims/claim.ts';
import {
  answerClaim,
  ClaimChanges,
  type ClaimRecords,
  closeClaim,
  editClaim,
  reopenClaim,
} from '../../../../shared/domain/claims/work-claim.ts';
import type { Context } from '../../../../shared/domain/records/context.ts';
import type { Decision } from '../../../../shared/domain/records/plan.ts';
import { recordSchemas } from '../../../../shared/domain/records/records.ts';
import { anna, boris, head, marketer, office } from '../../../support/domain/actors.ts';
import { claimId, claimTask, claimWith, customer } from '../../../support/domain/claims.ts';
import { contextOf, daysAfter, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { expectNeeded, expectNone, expectWhole } from '../../../support/domain/shapes.ts';

const by = { kind: 'staff', id: anna.id } as const;
const later = daysAfter(monday, 1);
const answer = { as: 'accepted', on: '2026-03-02', at: monday, by } as const;
const open = claimWith({ department: 'production' });
const answered = claimWith({ state: { name: 'answered', answer } });
const closed = claimWith({ state: { name: 'closed', as: 'satisfied', at: monday, by, answer } });
const records: ClaimRecords = { account: customer, task: claimTask() };
const context = contextOf(anna, later);
const done = claimTask({ state: { name: 'done', at: monday, by } });
const taskDone = (outcome: string) => ({ type: 'TaskDone', data: { about: 'answer-claim', outcome } });

const edit = (claim: Claim, { noted = false, ...changes }: ClaimChanges & { noted?: boolean }, of = records) =>
  editClaim(claim, { ...changes, noted }, of, context);

describe('A claim that is edited', () => {
  it('says what is found out of it, and what figures count of that', () => {
    const said = { cause: 'late', department: 'warehouse', cost: rubles(700) };
    const { claim, plan } = accepted(edit(answered, said));
    expect(claim).toEqual({ ...answered, version: 4, ...said });
    expect(plan).toEqual({
      ...nothing,
      changes: [{ record: claim, expected: 3 }],
      facts: [
        {
          type: 'ClaimEdited',
          subject: { kind: 'claim', id: claimId },
          data: { fields: ['cause', 'department', 'cost'], ...said },
        },
      ],
    });
  });

  it('forgets the department and the cost, and stays as it is when it says so already', () => {
    const known = claimWith({ department: 'sales', cost: rubles(5) });
    const { claim, plan } = accepted(edit(known, { department: null, cost: null }));
    expect(claim).toEqual(claimWith({ version: 4 }));
    expect(factsOf(plan)).toEqual([{ type: 'ClaimEdited', data: { fields: ['department', 'cost'] } }]);
    for (const same of [{ cost: rubles(5), cause: 'defect', dueOn: known.dueOn }, {}])
      expect(accepted(edit(known, same))).toEqual({ ok: true, claim: known, plan: nothing });
    expect(accepted(edit(claimWith(), { cost: null })).plan).toEqual(nothing);
  });

  it('keeps that something was said of it in words', () => {
    const { claim, plan } = accepted(edit(closed, { noted: true }));
    expect(claim).toEqual({ ...closed, version: 4 });
    expect(factsOf(plan)).toEqual([{ type: 'ClaimEdited', data: { fields: ['note'] } }]);
  });

  it('is due on another day, and so is its task while it is to be done', () => {
    const { claim, plan } = accepted(edit(open, { dueOn: '2026-03-20' }));
    expect(claim.dueOn).toBe('2026-03-20');
    expect(recordsOf('task', plan)).toEqual([claimTask({ version: 2, dueAt: '2026-03-20T21:00:00.000Z' })]);
    expect(factsOf(plan)).toEqual([{ type: 'ClaimEdited', data: { fields: ['dueOn'], dueOn: '2026-03-20' } }]);
    for (const task of [done, undefined])
      expect(recordsOf('task', accepted(edit(open, { dueOn: '2026-03-20' }, { ...records, task })).plan)).toEqual([]);
    expect(recordsOf('task', accepted(edit(open, { cause: 'late' })).plan)).toEqual([]);
  });

  it('may be due on the day it came, and no earlier', () => {
    expect(accepted(edit(open, { dueOn: '2026-03-02' })).claim.dueOn).toBe('2026-03-02');
    expect(refusalOf(edit(open, { dueOn: '2026-03-01' })).code).toBe('due-before-received');
  });

  it.each([
    [answered, { dueOn: '2026-03-20' }, 'claim-not-open', 'the claim is answered; only an open one is due'],
    [closed, { dueOn: '2026-03-20' }, 'claim-not-open', 'the claim is closed; only an open one is due'],
  ])('of %# is refused', (claim, changes, code, detail) => {
    expect(refusalOf(edit(claim, changes))).toEqual({ kind: 'rule', code, detail });
  });

  it('names only what the settings have, unless it named it before', () => {
    expect(refusalOf(edit(open, { cause: 'moon' })).code).toBe('cause-unknown');
    expect(refusalOf(edit(open, { department: 'moon' })).code).toBe('department-unknown');
    const old = claimWith({ cause: 'moon', department: 'moon' });
    expect(accepted(edit(old, { cost: rubles(1), cause: 'moon' })).claim.cost).toEqual(rubles(1));
  });
});

describe('A claim that is answered', () => {
  const tell = (claim: Claim, accept: boolean, on?: string, of = records) =>
    answerClaim(claim, { accepted: accept, on }, of, context);

  it('keeps what the customer was told, and its task is done', () => {
    const { claim, plan } = accepted(tell(open, true));
    const told = { as: 'accepted', on: '2026-03-03', at: later, by } as const;
    expect(claim).toEqual({ ...open, version: 4, state: { name: 'answered', answer: told } });
    expect(recordsOf('task', plan)).toEqual([
      claimTask({ version: 2, state: { name: 'done', at: later, by, outcome: 'accepted' } }),
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'ClaimAnswered', data: { as: 'accepted', on: '2026-03-03' } },
      taskDone('accepted'),
    ]);
  });

  it('with a task that is done, or not there, leaves it so', () => {
    for (const task of [done, undefined]) {
      const { plan } = accepted(tell(open, false, undefined, { ...records, task }));
      expect(plan.changes).toHaveLength(1);
      expect(factsOf(plan)).toEqual([{ type: 'ClaimAnswered', data: { as: 'rejected', on: '2026-03-03' } }]);
    }
  });

  it('was so on a day from when it came until today', () => {
    for (const on of ['2026-03-02', '2026-03-03'])
      expect(accepted(tell(open, false, on)).claim.state).toMatchObject({ answer: { as: 'rejected', on } });
    expect(refusalOf(tell(open, true, '2026-03-01'))).toEqual({
      kind: 'rule',
      code: 'answered-before',
      detail: 'it came on 2026-03-02; no answer was given on 2026-03-01',
    });
    expect(refusalOf(tell(open, true, '2026-03-04'))).toEqual({
      kind: 'rule',
      code: 'day-ahead',
      detail: 'on: 2026-03-04 has not come; today is 2026-03-03',
    });
  });

  it('is accepted once it is known whose fault it is, and rejected without', () => {
    expect(refusalOf(tell(claimWith(), true))).toEqual({
      kind: 'rule',
      code: 'department-needed',
      detail: 'say which department is guilty of a claim that is accepted',
      missing: [
        {
          in: 'body',
          field: 'department',
          title: { en: 'Guilty department', ru: 'Виновный отдел' },
          allowed: ['sales', 'engineering', 'purchasing', 'production', 'quality', 'warehouse', 'carrier', 'none'],
          example: 'sales',
        },
      ],
    });
    expect(accepted(tell(claimWith(), false)).claim.state.name).toBe('answered');
  });

  it('so already stays as it is, and otherwise is refused until it is reopened', () => {
    for (const claim of [answered, closed]) {
      expect(accepted(tell(claim, true, '2026-03-03'))).toEqual({ ok: true, claim, plan: nothing });
      expect(refusalOf(tell(claim, false))).toEqual({
        kind: 'rule',
        code: 'claim-answered',
        detail: `the claim is ${claim.state.name}, answered as accepted on 2026-03-02; reopen it first`,
      });
    }
  });
});

describe('A claim that is closed', () => {
  const end = (claim: Claim, satisfied: boolean) => closeClaim(claim, satisfied, records, context);

  it.each([
    [true, 'satisfied'],
    [false, 'not-satisfied'],
  ] as const)('with a customer satisfied: %s', (satisfied, as) => {
    const { claim, plan } = accepted(end(answered, satisfied));
    expect(claim).toEqual({ ...answered, version: 4, state: { name: 'closed', as, at: later, by, answer } });
    expect(plan.changes).toEqual([{ record: claim, expected: 3 }]);
    expect(factsOf(plan)).toEqual([{ type: 'ClaimClosed', data: { as } }]);
  });

  it('was answered, and closed so already stays as it is', () => {
    expect(refusalOf(end(open, true))).toEqual({
      kind: 'rule',
      code: 'claim-open',
      detail: 'the claim is open; answer it first',
    });
    expect(accepted(end(closed, true))).toEqual({ ok: true, claim: closed, plan: nothing });
    expect(refusalOf(end(closed, false))).toEqual({
      kind: 'rule',
      code: 'claim-closed',
      detail: 'the claim is closed as satisfied',
    });
  });
});

describe('A claim that is taken up again', () => {
  const again = (claim: Claim, at = later, of = records) => reopenClaim(claim, of, contextOf(anna, at));

  it.each([answered, closed])('has another day and another task for the owner of the account by now', (claim) => {
    const of = { ...records, account: { ...customer, owner: anna.id } };
    const { claim: after, plan } = accepted(again(claim, later, of));
    expect(after).toEqual({
      ...claim,
      version: 4,
      dueOn: '2026-03-18',
      taskId: newIdOf(1),
      state: { name: 'open' },
    });
    const dueAt = '2026-03-18T21:00:00.000Z';
    expect(recordsOf('task', plan)).toEqual([claimTask({ id: newIdOf(1), dueAt })]);
    expect(factsOf(plan)).toEqual([
      { type: 'ClaimReopened', data: { from: claim.state.name, dueOn: '2026-03-18' } },
      { type: 'TaskAdded', data: { about: 'answer-claim', assignee: anna.id, dueAt } },
    ]);
  });

  it('stays as it is while it is open, and comes back within ninety days only', () => {
    expect(accepted(again(open, daysAfter(monday, 400)))).toEqual({ ok: true, claim: open, plan: nothing });
    for (const claim of [answered, closed]) {
      expect(accepted(again(claim, daysAfter(monday, 90))).claim.state.name).toBe('open');
      expect(refusalOf(again(claim, daysAfter(monday, 91)))).toEqual({
        kind: 'rule',
        code: 'too-late-to-reopen',
        detail: 'closed on 2026-03-02, more than 90 days ago; open a new one, linked to it',
      });
    }
    const closedLater = claimWith({ state: { name: 'closed', as: 'satisfied', at: daysAfter(monday, 5), by, answer } });
    expect(accepted(again(closedLater, daysAfter(monday, 95))).claim.state.name).toBe('open');
  });
});

const steps: Record<string, (claim: Claim, of: ClaimRecords, context: Context) => Decision<{ claim: Claim }>> = {
  edit: (claim, of, with_) => editClaim(claim, { department: 'sales', noted: false }, of, with_),
  accept: (claim, of, with_) => answerClaim(claim, { accepted: true }, of, with_),
  reject: (claim, of, with_) => answerClaim(claim, { accepted: false }, of, with_),
  satisfy: (claim, of, with_) => closeClaim(claim, true, of, with_),
  disappoint: (claim, of, with_) => closeClaim(claim, false, of, with_),
  reopen: reopenClaim,
};

describe('Whatever is done with a claim', () => {
  it.each(Object.keys(steps))('%s is for who has the account, for heads and for the office', (name) => {
    const step = steps[name] as (typeof steps)[string]; // one of the names
    for (const actor of [boris, marketer] as const)
      expect(refusalOf(step(open, records, contextOf(actor)))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the claim is of another manager’s customer',
      });
    for (const actor of [anna, head, office] as const) {
      const decision = step(open, records, contextOf(actor));
      if (!decision.ok) expect(decision.refusal.kind).toBe('rule');
    }
  });

  it('it is always a whole claim one version on, with a fact, and one open task while it is open', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 12 }), (names) => {
        let [claim, task] = [claimWith(), claimTask()];
        const with_ = contextOf(anna, later);
        for (const name of names) {
          const decision = steps[name]?.(claim, { account: customer, task }, with_);
          if (!decision?.ok) continue;
          const isChanged = decision.plan.changes.length > 0;
          expect(decision.claim.version).toBe(claim.version + Number(isChanged));
          expect(decision.plan.facts.length > 0).toBe(isChanged);
          claim = recordSchemas.claim().parse(decision.claim);
          task = recordsOf('task', decision.plan)[0] ?? task;
          expect([task.id, task.state.name === 'open']).toEqual([claim.taskId, claim.state.name === 'open']);
        }
      }),
    );
  });
});

describe('An edit of a claim', () => {
  it('is all of this and nothing more, each of which may be left out', () => {
    const whole = { cause: 'late', department: 'sales', cost: rubles(1), dueOn: '2026-03-02' };
    const shape = { schema: ClaimChanges, whole };
    expectWhole(shape);
    expectNeeded(shape, []);
    expectWhole({ schema: ClaimChanges, whole: { department: null, cost: null } });
    expectNone(shape, 'cause', [null, 'x'.repeat(51)]);
    expectNone(shape, 'department', ['x'.repeat(51)]);
    expectNone(shape, 'dueOn', [null, monday]);
  });
});
