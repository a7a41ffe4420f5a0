import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { stopLetters } from '../../../../shared/domain/refresh/stop-letters.ts';
import { anna, boris, director, head, marketer, office } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';

const stop = (by: Actor, enrolment = enrolmentWith()) => stopLetters(enrolment, leadAt('parked'), contextOf(by));

describe('Who stops letters', () => {
  it.each([anna, head, marketer])('is the owner, a head or a marketer', (by) => {
    const { enrolment, plan } = accepted(stop(by));
    expect(enrolment).toEqual(enrolmentWith({ version: 2, stop: { at: monday, by: { kind: 'staff', id: by.id } } }));
    expect(plan.changes).toEqual([{ record: enrolment, expected: 1 }]);
    expect(factsOf(plan)).toEqual([{ type: 'EnrolmentStopAsked', data: {} }]);
  });

  it.each([boris, office, director])('is nobody else', (by) => {
    expect(refusalOf(stop(by))).toMatchObject({ kind: 'forbidden', detail: 'the lead belongs to another manager' });
    const deal = stopLetters(enrolmentWith(), dealAt('parked'), contextOf(by));
    expect(refusalOf(deal).detail).toBe('the deal belongs to another manager');
  });

  it.each([
    enrolmentWith({ stop: { at: monday, by: { kind: 'staff', id: anna.id } } }),
    enrolmentWith({ stage: { name: 'ended', at: monday, cause: 'reply' }, alarms: [] }),
  ])('stops nothing a second time', (enrolment) => {
    expect(stop(head, enrolment)).toEqual({ ok: true, enrolment, plan: nothing });
  });
});
