import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { changeWakeUp } from '../../../../shared/domain/refresh/change-wake-up.ts';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import { anna, boris, director, head, marketer, office } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';

const today = daysAfter(monday, 21); // 23 March 2026, a Monday
const left = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id }, reason: 'needs' } as const;
const stage = { name: 'parked', ...left, basket: 'needs', enrolmentId: idOf(0x801) } as const;
const parked = leadAt('parked', { stage });

type Asked = { by?: Actor; at?: string; enrolment?: Enrolment; subject?: Lead | Deal };
const names = (
  wakeUpOn: string,
  { by = anna, at = today, enrolment = enrolmentWith(), subject = parked }: Asked = {},
) => changeWakeUp(enrolment, subject, wakeUpOn, contextOf(by, at));

describe('Another day to call on while letters run', () => {
  it('is on the enrolment and in the basket, and is told', () => {
    const { enrolment, plan } = accepted(names('2026-04-01'));
    expect(enrolment).toEqual(enrolmentWith({ version: 2, wakeUpOn: '2026-04-01' }));
    expect(recordsOf('enrolment', plan)).toEqual([enrolment]);
    expect(recordsOf('lead', plan)).toEqual([
      { ...parked, version: parked.version + 1, stage: { ...stage, wakeUpAt: '2026-04-01' } },
    ]);
    expect(factsOf(plan)).toEqual([{ type: 'BasketDateChanged', data: { to: '2026-04-01' } }]);
    expectSound(parked, plan);
  });

  it('takes the place of the one before, for a deal as well', () => {
    const subject = dealAt('parked', { stage: { ...stage, from: 'agree-price', wakeUpAt: '2026-05-05' } });
    const { plan } = accepted(names('2026-04-01', { subject, enrolment: enrolmentWith({ wakeUpOn: '2026-05-05' }) }));
    expect(recordsOf('deal', plan)[0]?.stage).toMatchObject({ from: 'agree-price', wakeUpAt: '2026-04-01' });
    expect(factsOf(plan)).toEqual([{ type: 'BasketDateChanged', data: { from: '2026-05-05', to: '2026-04-01' } }]);
  });

  it('changes nothing when it is the same', () => {
    const enrolment = enrolmentWith({ wakeUpOn: '2026-04-01' });
    expect(names('2026-04-01', { enrolment })).toEqual({ ok: true, enrolment, plan: nothing });
  });

  it.each([
    ['2026-03-23', 'wake-up-date-past', 'the wake-up date 2026-03-23 is not in the future'],
    ['2026-03-28', 'not-a-working-day', 'nobody works on 2026-03-28'],
  ])('is not %s: %s', (wakeUpOn, code, detail) => {
    expect(refusalOf(names(wakeUpOn))).toEqual({
      ...{ kind: 'rule', code, detail },
      missing: [
        { in: 'body', field: 'wakeUpOn', title: { en: 'Wake-up date', ru: 'Дата возврата' }, example: '2026-05-05' },
      ],
    });
  });

  it('is tomorrow, or after half a year, by when somebody calls as well', () => {
    for (const wakeUpOn of ['2026-03-24', '2027-03-01'])
      expect(accepted(names(wakeUpOn)).enrolment).toMatchObject({ wakeUpOn });
  });

  it('goes with the task to call once the letters have ended, or somebody has asked for their end', () => {
    const ended = enrolmentWith({ stage: { name: 'ended', at: monday, cause: 'reply' }, alarms: [] });
    const stopped = enrolmentWith({ stop: { at: monday, by: { kind: 'staff', id: anna.id } } });
    for (const enrolment of [ended, stopped])
      expect(refusalOf(names('2026-04-01', { enrolment }))).toEqual({
        ...{ kind: 'rule', code: 'letters-ended' },
        detail: 'the letters have ended: finish the task to call with new-date and the day',
      });
  });

  it('is for what is in the basket by this enrolment', () => {
    const elsewhere = leadAt('parked', { stage: { ...stage, enrolmentId: idOf(0x802) } });
    for (const subject of [leadAt('mql'), elsewhere])
      expect(refusalOf(names('2026-04-01', { subject }))).toEqual({
        ...{ kind: 'rule', code: 'not-in-basket' },
        detail: `lead ${leadId} is not in the basket any more`,
      });
  });

  it('is named by who works the lead or the deal', () => {
    for (const by of [anna, head]) expect(names('2026-04-01', { by }).ok).toBe(true);
    for (const by of [boris, marketer, office, director])
      expect(refusalOf(names('2026-04-01', { by }))).toMatchObject({
        ...{ kind: 'forbidden', detail: 'the lead belongs to another manager' },
      });
    const deal = dealAt('parked', { stage: { ...stage, from: 'agree-price' } });
    expect(refusalOf(names('2026-04-01', { by: boris, subject: deal })).detail).toContain('the deal belongs');
  });
});
