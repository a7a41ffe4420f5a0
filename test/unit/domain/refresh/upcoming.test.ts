import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { waitCauses } from '../../../../shared/domain/refresh/enrolment.ts';
import { upcomingOf } from '../../../../shared/domain/refresh/upcoming.ts';
import { daysAfter, monday } from '../../../support/domain/contexts.ts';
import { play } from '../../../support/domain/drip.ts';
import { cadence, enrolmentWith, marked } from '../../../support/domain/refreshing.ts';

const waitsFor = (why: (typeof waitCauses)[number], at = monday) =>
  enrolmentWith({ stage: { name: 'running', why, letter: 'case' }, alarms: [{ name: 'look', at }] });

describe('The letters that will leave', () => {
  it('are those that do when nothing happens', () => {
    const all = play([], cadence).letters.map(({ letter, at }) => ({ letter, at }));
    expect(all).toHaveLength(3);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (days) => {
        const until = daysAfter(monday, days);
        expect(upcomingOf(waitsFor('gap'), cadence, until)).toEqual(all.filter(({ at }) => at <= until));
      }),
    );
  });

  it('go on from what was sent, three days apart whatever the programme says', () => {
    const close = {
      ...cadence,
      programme: {
        ...cadence.programme,
        letters: cadence.programme.letters.map((each) => ({ ...each, afterDays: 0 })),
      },
    };
    const enrolment = enrolmentWith({
      steps: { case: marked(monday) },
      alarms: [{ name: 'look', at: daysAfter(monday, 3) }],
    });
    expect(upcomingOf(enrolment, close, daysAfter(monday, 8))).toEqual([
      { letter: 'review', at: daysAfter(monday, 3) },
      { letter: 'article', at: '2026-03-10T06:00:00.000Z' },
    ]);
  });

  it.each(['gap', 'another-letter', 'window', 'rate'] as const)('leave when their time has come: %s', (why) => {
    expect(upcomingOf(waitsFor(why), cadence, monday)).toEqual([{ letter: 'case', at: monday }]);
  });

  it.each(waitCauses.filter((why) => !['gap', 'another-letter', 'window', 'rate'].includes(why)))(
    'are none while something else has to change: %s',
    (why) => {
      expect(upcomingOf(waitsFor(why), cadence, daysAfter(monday, 30))).toEqual([]);
    },
  );

  it('are none of what has ended, was stopped, or is called first', () => {
    const ended = enrolmentWith({ stage: { name: 'ended', at: monday, cause: 'reply' }, alarms: [] });
    const stopped = enrolmentWith({ stop: { at: monday, by: { kind: 'staff', id: 'anna' } } });
    const called = enrolmentWith({ wakeUpOn: '2026-03-02', alarms: [{ name: 'look', at: daysAfter(monday, 1) }] });
    for (const enrolment of [ended, stopped, called])
      expect(upcomingOf(enrolment, cadence, daysAfter(monday, 30))).toEqual([]);
  });
});
