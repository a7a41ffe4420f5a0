import { describe, expect, it } from '@jest/globals';
import {
  CostChanges,
  correctCost,
  NewCost,
  recordCost,
  removeCost,
} from '../../../../shared/domain/costs/change-cost.ts';
import { type Cost, costKey } from '../../../../shared/domain/costs/cost.ts';
import { marketer } from '../../../support/domain/actors.ts';
import { contextOf, idOf, newIdOf } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';

const told: NewCost = {
  ...{ costKind: 'marketing', stage: 'acquisition', from: '2026-02-01', to: '2026-02-28', channel: 'site' },
  ...{ campaign: 'spring', amount: rubles(100_000), clicks: 20 },
};
const cost: Cost = { kind: 'cost', id: idOf(7), version: 3, ...told };
const context = contextOf(marketer); // on 2 March 2026

describe('A cost', () => {
  it('is written down with its key, as something of the time it was for', () => {
    const { cost: made, plan } = accepted(recordCost(told, undefined, context));
    expect(made).toEqual({ kind: 'cost', id: newIdOf(1), version: 1, ...told });
    expect(plan).toMatchObject({
      changes: [{ record: made, expected: 'new' }],
      claims: [{ key: costKey(told), holder: made }],
      facts: [{ type: 'CostRecorded', data: told, at: '2026-01-31T21:00:00.000Z' }], // February in Moscow
    });
  });

  it('told again is the one there is, and with another sum is to be corrected', () => {
    expect(accepted(recordCost(told, cost, context))).toMatchObject({ cost, plan: { changes: [] } });
    for (const other of [
      { ...told, amount: rubles(1) },
      { ...told, clicks: 21 },
    ])
      expect(refusalOf(recordCost(other, cost, context))).toEqual({
        ...{ kind: 'conflict', code: 'cost-known' },
        detail: `it is recorded as cost ${cost.id}, with 100000; correct that one`,
      });
  });

  it.each([
    [{ from: '2026-03-03', to: '2026-03-31' }, 'cost-ahead', 'from: 2026-03-03 has not come; today is 2026-03-02'],
    [{ to: '2026-03-01' }, 'cost-over-months', 'a cost is of days of one month; it is from 2026-02-01 to 2026-03-01'],
    [
      { from: '2026-02-10', to: '2026-02-09' },
      'cost-over-months',
      'a cost is of days of one month; it is from 2026-02-10 to 2026-02-09',
    ],
    [{ channel: 'radio' }, 'channel-unknown', 'channel: radio is no source of the settings'],
    [{ segment: 'aliens' }, 'segment-unknown', 'segment: aliens is no segment of the settings'],
  ])('is not written down with %j: %s', (fields, code, detail) => {
    expect(refusalOf(recordCost({ ...told, ...fields }, undefined, context))).toMatchObject({ code, detail });
  });

  it('is for a channel, a campaign or a team, and says which channels there are', () => {
    const { channel: _channel, campaign: _campaign, ...bare } = told;
    const refusal = refusalOf(recordCost(bare, undefined, context));
    expect(refusal).toMatchObject({
      code: 'cost-for-nothing',
      missing: [{ in: 'body', field: 'channel', example: 'site' }],
    });
    expect(refusal.missing?.[0]?.allowed).toContain('exhibition');
    for (const what of [{ campaign: 'spring' }, { team: 'First' }, { channel: 'phone' }])
      expect(recordCost({ ...bare, ...what }, undefined, context).ok).toBe(true);
  });

  it('of this month may be of days that have not all come, and of today', () => {
    for (const days of [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-03-02', to: '2026-03-02' },
    ])
      expect(recordCost({ ...told, ...days }, undefined, context).ok).toBe(true);
  });

  it('is corrected in what it came to and brought, and tells both whole', () => {
    const { cost: after, plan } = accepted(
      correctCost(cost, { amount: rubles(90_000), clicks: null, visits: 7 }, context),
    );
    const { clicks: _forgotten, ...rest } = cost;
    expect(after).toEqual({ ...rest, amount: rubles(90_000), visits: 7, version: 4 });
    expect(plan).toMatchObject({
      changes: [{ record: after, expected: 3 }],
      facts: [{ type: 'CostCorrected', at: '2026-01-31T21:00:00.000Z', data: { amount: rubles(90_000), visits: 7 } }],
    });
    expect(accepted(correctCost(cost, { amount: told.amount, clicks: 20 }, context))).toMatchObject({
      cost,
      plan: { changes: [] },
    });
  });

  it('is taken back with its key, so that it may be told again', () => {
    expect(accepted(removeCost(cost, context)).plan).toMatchObject({
      changes: [{ record: { id: cost.id, version: 4 }, expected: 3, gone: true }],
      releases: [{ key: costKey(cost), holder: { id: cost.id } }],
      facts: [{ type: 'CostRemoved', data: {}, at: '2026-01-31T21:00:00.000Z' }],
    });
  });

  it('is of acquisition unless it says otherwise, and only its counts may be forgotten', () => {
    const { stage: _stage, ...typed } = told;
    expect(NewCost().parse(typed)).toEqual(told);
    expect(CostChanges().safeParse({ impressions: null, clicks: null, visits: null }).success).toBe(true);
    expect(CostChanges().safeParse({ amount: null }).success).toBe(false);
    expect(CostChanges().safeParse({ channel: 'phone' }).success).toBe(false);
  });
});
