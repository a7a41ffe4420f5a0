import { describe, expect, it } from '@jest/globals';
import {
  daysBefore,
  daysSince,
  dropHypothesis,
  judgeHypothesis,
  NewHypothesis,
  startHypothesis,
  writeHypothesis,
  writingRefusal,
} from '../../../../shared/domain/hypotheses/change-hypothesis.ts';
import { dueOn, Hypothesis } from '../../../../shared/domain/hypotheses/hypothesis.ts';
import type { Sample } from '../../../../shared/domain/hypotheses/sample.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { anna, director, head } from '../../../support/domain/actors.ts';
import { contextOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, refusalOf } from '../../../support/domain/decisions.ts';

const context = contextOf(head); // on 2 March 2026
const before: Sample = { kind: 'share', count: 25, of: 100 };
const conversion = { report: 'funnel', figure: 'conversion', pipeline: 'project', stage: 'agree-price' } as const;
const asked = (fields: object = {}) =>
  NewHypothesis().parse({
    ...{
      statement: 'A second call within a day wins more',
      figure: conversion,
      expected: 0.15,
      reviewOn: '2026-05-01',
    },
    ...fields,
  });
const written = (fields: object = {}) => accepted(writeHypothesis(asked(fields), before, context));

describe('A hypothesis', () => {
  it('that starts today is written with what it is compared with, frozen, and how many it takes', () => {
    const { hypothesis, plan } = written();
    expect(hypothesis).toEqual({
      ...{ kind: 'hypothesis', id: newIdOf(1), version: 1, statement: 'A second call within a day wins more' },
      ...{ figure: conversion, of: {}, expected: 0.15, owner: head.id, startOn: '2026-03-02', reviewOn: '2026-05-01' },
      ...{ lane: 'main', writtenAt: monday, by: { kind: 'staff', id: head.id } },
      state: { name: 'running', baseline: before, needed: 152 },
    });
    expect(Hypothesis().parse(hypothesis)).toEqual(hypothesis);
    const { statement: _words, ...told } = asked({ owner: head.id, startOn: '2026-03-02' });
    expect(factsOf(plan)).toEqual([
      { type: 'HypothesisWritten', data: told },
      { type: 'HypothesisStarted', data: { baseline: before, needed: 152 } },
    ]);
  });

  it('that starts later waits for its first day, and is compared with the days before that', () => {
    const { hypothesis, plan } = written({ startOn: '2026-04-01', lane: 'separate' });
    expect([hypothesis.state, factsOf(plan).length]).toEqual([{ name: 'planned' }, 1]);
    expect([daysBefore(hypothesis), daysSince(hypothesis)]).toEqual([
      { first: '2026-03-02', after: '2026-04-01' },
      { first: '2026-04-01', after: '2026-05-01' },
    ]);
    const later: Sample = { kind: 'share', count: 30, of: 120 };
    const started = accepted(startHypothesis(hypothesis, later));
    expect(started.hypothesis).toEqual({
      ...hypothesis,
      ...{ version: 2, state: { name: 'running', baseline: later, needed: 152 } },
    });
    expect(factsOf(started.plan)).toEqual([{ type: 'HypothesisStarted', data: { baseline: later, needed: 152 } }]);
    expect(accepted(startHypothesis(started.hypothesis, before)).plan.changes).toEqual([]); // frozen
  });

  it('is judged once, by what came of it, and stays so', () => {
    const { hypothesis } = written();
    const result: Sample = { kind: 'share', count: 20, of: 50 };
    const judged = accepted(judgeHypothesis(hypothesis, result, context));
    const verdict = { outcome: 'not-enough-data', of: 50, needed: 152 };
    expect(judged.hypothesis).toEqual({
      ...{ ...hypothesis, version: 2 },
      state: { name: 'judged', baseline: before, needed: 152, result, verdict, at: monday },
    });
    expect(factsOf(judged.plan)).toEqual([{ type: 'HypothesisJudged', data: { result, verdict } }]);
    expect(accepted(judgeHypothesis(judged.hypothesis, before, context)).plan.changes).toEqual([]);
    expect(refusalOf(dropHypothesis(judged.hypothesis, 'Not any more', context))).toMatchObject({
      ...{ code: 'judged', detail: 'it was judged, and stays so' },
    });
  });

  it('is given up before that, with why, and is not judged any more', () => {
    const { hypothesis } = written();
    const dropped = accepted(dropHypothesis(hypothesis, 'The manager left', contextOf(director)));
    expect(dropped.hypothesis).toEqual({
      ...{ ...hypothesis, version: 2 },
      state: { name: 'dropped', at: monday, by: { kind: 'staff', id: director.id }, why: 'The manager left' },
    });
    expect(factsOf(dropped.plan)).toEqual([{ type: 'HypothesisDropped', data: { from: 'running' } }]);
    expect(accepted(dropHypothesis(dropped.hypothesis, 'Again', context)).plan.changes).toEqual([]);
    expect(accepted(judgeHypothesis(dropped.hypothesis, before, context)).plan.changes).toEqual([]);
    expect(refusalOf(dropHypothesis(hypothesis, 'x', contextOf(anna))).kind).toBe('forbidden');
  });

  it.each<[object, string, string]>([
    [{ startOn: '2026-03-01' }, 'start-past', '2026-03-01 has passed; today is 2026-03-02'],
    [
      { reviewOn: '2026-03-02' },
      'review-wrong',
      'it is reviewed from a day to a year after it starts, not on 2026-03-02',
    ],
    [
      { reviewOn: '2027-03-04' },
      'review-wrong',
      'it is reviewed from a day to a year after it starts, not on 2027-03-04',
    ],
    [{ expected: 0 }, 'change-needed', 'say by how much the figure is expected to change, and which way'],
    [
      { owner: '00000000-0000-7000-8000-0000000000ff' },
      'owner-unknown',
      '00000000-0000-7000-8000-0000000000ff is nobody of the staff',
    ],
    [
      { figure: { ...conversion, pipeline: 'leads' } },
      'no-such-stage',
      'leads has no stage agree-price; it has new, mql, sql',
    ],
    [
      { figure: { ...conversion, report: 'losses', figure: 'share', reason: 'mood' } },
      'reason-unknown',
      'mood is no reason at agree-price; there are price, terms, lead-time, no-need, no-answer, competitor',
    ],
    [
      { figure: { ...conversion, stage: 'shipped', report: 'losses', figure: 'share', reason: 'mood' } },
      'reason-unknown',
      'mood is no reason at shipped; there are ',
    ],
    [{ expected: 0.8 }, 'change-impossible', 'expected: the share is 0.25; 0.8 more is no share'],
  ])('is not written with %j: %s', (fields, code, detail) => {
    expect(refusalOf(writeHypothesis(asked(fields), before, context))).toMatchObject({ code, detail });
  });

  it.each(['2026-03-03', '2027-03-03'])('that starts on 2 March 2026 may be judged on %s', (reviewOn) => {
    expect(writingRefusal(asked({ reviewOn }), context)).toBeUndefined();
  });

  it('may be about a figure of no stage', () => {
    const figure = { report: 'plan', figure: 'ordersPerDay' };
    expect(writingRefusal(asked({ figure }), context)).toBeUndefined();
  });

  it('may be about a reason leads are rejected for', () => {
    const figure = { report: 'losses', figure: 'share', pipeline: 'leads', stage: 'mql', reason: 'region' };
    expect(writingRefusal(asked({ figure }), context)).toBeUndefined();
    expect(writingRefusal(asked(), contextOf(anna))?.refusal.kind).toBe('forbidden');
  });

  it('stands among those that are due until it is judged, by its next day', () => {
    const { hypothesis } = written();
    const planned = written({ startOn: '2026-04-01' }).hypothesis;
    const judged = accepted(judgeHypothesis(hypothesis, before, context)).hypothesis;
    expect([planned, hypothesis, judged].map(dueOn)).toEqual(['2026-04-01', '2026-05-01', undefined]);
    expect(placesOf(hypothesis)).toEqual({
      card: { stage: 'running', dueAt: '2026-05-01' },
      board: { of: 'hypothesis/due', sort: `2026-05-01/${hypothesis.id}` },
      parent: { of: 'hypotheses', sort: `hypothesis/${monday}/${hypothesis.id}` },
    });
    expect(placesOf(judged)).not.toHaveProperty('board');
  });
});
