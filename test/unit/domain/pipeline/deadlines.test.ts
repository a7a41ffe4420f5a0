import { describe, expect, it } from '@jest/globals';
import { lateAlarms } from '../../../../shared/domain/pipeline/deadlines.ts';
import { monday, policyWith } from '../../../support/domain/contexts.ts';

const { calendar } = policyWith();
const late = (...alarms: (readonly [string, string])[]) =>
  lateAlarms(
    alarms.map(([name, at]) => ({ name, at })),
    monday,
    { days: 2 },
    calendar,
  ).map(({ name, at }) => [name, at]);
const [before, just, after] = ['2026-03-02T06:59:59.999Z', monday, '2026-03-02T07:00:00.001Z'];

describe('The alarms of a record that came here late', () => {
  it('are its own as long as the first has not rung', () => {
    expect(late()).toEqual([]);
    expect(late(['overdue', after], ['escalation', '2026-03-05T07:00:00.000Z'])).toEqual([
      ['overdue', after],
      ['escalation', '2026-03-05T07:00:00.000Z'],
    ]);
  });

  it.each([before, just])('are the first, which rings at once, and the next a deadline later: %s', (at) => {
    expect(late(['overdue', at], ['escalation', before])).toEqual([
      ['overdue', at],
      ['escalation', '2026-03-04T07:00:00.000Z'],
    ]);
    expect(late(['papers', at])).toEqual([['papers', at]]);
  });
});
