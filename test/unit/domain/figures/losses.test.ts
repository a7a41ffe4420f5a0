import { describe, expect, it } from '@jest/globals';
import { lossRows } from '../../../../shared/domain/figures/losses.ts';
import { lossesCsv } from '../../../../shared/domain/figures/losses-csv.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import type { Left } from '../../../../shared/domain/figures/trace.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const span = { from: '2026-03-01T00:00:00.000Z', before: '2026-04-01T00:00:00.000Z' };
const spanBefore = { from: '2026-02-01T00:00:00.000Z', before: span.from };
const march = '2026-03-10T09:00:00.000Z';
const february = '2026-02-10T09:00:00.000Z';
let n = 0x200;

/** A deal that left agreeing the price on a day, or another stage. */
function deal(left: Partial<Left>, fields: Partial<Member> = {}, netMinor?: number, stage = 'agree-price'): Member {
  const how: Left = { as: 'lost', at: march, since: left.at ?? march, ...left };
  const amount = netMinor === undefined ? {} : { amount: { netMinor, currency: 'RUB', as: 'agreed' as const } };
  return memberWith(
    (n += 1),
    { segment: 'dealer', ...fields },
    {
      ...{ kind: 'deal', pipeline: 'project', counted: amount, visits: [{ stage, at: february, left: how }] },
    },
  );
}

const rowsOf = (deals: readonly Member[], touch?: 'first' | 'last') => lossRows(deals, { span, spanBefore }, touch);

describe('Losses', () => {
  it('are by stage and reason, in pieces and money, beside the time before, with what share of the conversion each takes', () => {
    const ads = { firstTouch: { source: 'google-ads' } };
    const rows = rowsOf([
      ...[deal({ reason: 'price' }, {}, 100), deal({ reason: 'price' }, ads, 300), deal({ reason: 'price' }, ads)],
      ...[
        deal({ reason: 'competitor' }, {}, 50),
        deal({ as: 'moved-on' }, {}, 70),
        deal({ as: 'parked', basket: 'time' }),
      ],
      ...[deal({ reason: 'price', at: february }, {}, 10), deal({ reason: 'terms', at: february }, {}, 20)],
      deal({ reason: 'no-answer' }, {}, 1, 'new-deal'),
    ]);
    const known = (netMinor: number, of: number) => ({ known: [{ netMinor, currency: 'RUB', of }], assumed: [] });
    const none = { known: [], assumed: [] };
    expect(rows).toEqual([
      {
        ...{ pipeline: 'project', stage: 'new-deal', reason: 'no-answer', lost: 1, amount: known(1, 1) },
        ...{ before: { lost: 0, amount: none }, share: 1, ofGone: 1, mostly: { source: 'site', lost: 1, share: 1 } },
      },
      {
        ...{ pipeline: 'project', stage: 'agree-price', reason: 'price', lost: 3, share: 0.75, ofGone: 0.5 },
        amount: {
          known: [{ netMinor: 400, currency: 'RUB', of: 2 }],
          assumed: [{ netMinor: 50, currency: 'RUB', of: 1 }],
        },
        before: { lost: 1, amount: known(10, 1) },
        mostly: { source: 'google-ads', lost: 2, share: 2 / 3 },
      },
      {
        ...{ pipeline: 'project', stage: 'agree-price', reason: 'competitor', lost: 1, share: 0.25, ofGone: 1 / 6 },
        ...{ amount: known(50, 1), before: { lost: 0, amount: none }, mostly: { source: 'site', lost: 1, share: 1 } },
      },
      {
        ...{ pipeline: 'project', stage: 'agree-price', reason: 'terms', lost: 0, share: 0, ofGone: 0 },
        ...{ amount: none, before: { lost: 1, amount: known(20, 1) } },
      },
    ]);
    expect(lossesCsv(rows.slice(1, 2), 'RUB', 'point').split('\r\n')[1]).toBe(
      'project,agree-price,price,3,1,0.75,0.5,google-ads,0.6666666666666666,4,0.5,0.1,,RUB',
    );
  });

  it('are of when they were lost, not of when they had left the stage for a basket', () => {
    const late = deal({ reason: 'no-need', at: february, since: march });
    expect(rowsOf([late])).toMatchObject([{ reason: 'no-need', lost: 1, before: { lost: 0 } }]);
  });

  it('are none of who came back and went on, and none outside the time', () => {
    const back = deal({ reason: 'price' });
    const visits = [...back.trace.visits, { stage: 'agree-price', at: march }];
    expect(rowsOf([{ ...back, trace: { ...back.trace, visits } }])).toEqual([]);
    expect(rowsOf([deal({ reason: 'price', at: span.before })])).toEqual([]);
    expect(rowsOf([deal({ reason: 'price', at: span.from })])).toMatchObject([{ lost: 1 }]);
  });

  it('say from where most of them came, by the touch that is asked for, unless nobody knows', () => {
    const last = deal({ reason: 'price' }, { lastTouch: { source: 'mail' } });
    expect(rowsOf([last], 'last')).toMatchObject([{ mostly: { source: 'mail' } }]);
    const { firstTouch: _nowhere, ...unknown } = last;
    expect(rowsOf([unknown])[0]).not.toHaveProperty('mostly');
  });
});
