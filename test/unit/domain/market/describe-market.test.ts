import { describe, expect, it } from '@jest/globals';
import { describeMarket, NewMarket } from '../../../../shared/domain/market/describe-market.ts';
import { anna, director, marketer } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, refusalOf } from '../../../support/domain/decisions.ts';

const dealers = {
  ...{ segment: 'dealer', persona: 'Counts what a shelf brings', whyUs: 'In two days' },
  journey: [{ pipeline: 'dealer-order', stage: 'agree-price', days: 2 }],
};
const asked = (fields: object = {}) =>
  NewMarket().parse({ idea: 'Drives in ten days', segments: [dealers], ...fields });
const context = contextOf(director);

describe('The market page', () => {
  it('is written as a whole, and the same again changes nothing', () => {
    const { market, plan } = accepted(describeMarket(asked(), undefined, context));
    expect(market).toEqual({ kind: 'market', id: 'market', version: 1, ...asked() });
    expect(factsOf(plan)).toEqual([{ type: 'MarketDescribed', data: { segments: ['dealer'] } }]);
    expect(accepted(describeMarket(asked(), market, context)).plan.changes).toEqual([]);
    const later = accepted(describeMarket(asked({ segments: [] }), market, contextOf(marketer)));
    expect(later.market).toEqual({
      kind: 'market',
      id: 'market',
      version: 2,
      idea: 'Drives in ten days',
      segments: [],
    });
  });

  it.each<[object, string, string]>([
    [
      { segments: [{ ...dealers, segment: 'aliens' }] },
      'segment-unknown',
      'aliens is no segment; there are industrial, developer, dealer, individual',
    ],
    [{ segments: [dealers, dealers] }, 'segment-twice', 'dealer is there twice'],
    [
      { segments: [{ ...dealers, journey: [{ pipeline: 'leads', stage: 'shipped', days: 1 }] }] },
      'no-such-stage',
      'leads has no stage shipped; it has new, mql, sql',
    ],
  ])('is not written with %j: %s', (fields, code, detail) => {
    expect(refusalOf(describeMarket(asked(fields), undefined, context))).toMatchObject({ code, detail });
  });

  it('is the director’s and the marketers’', () => {
    expect(refusalOf(describeMarket(asked(), undefined, contextOf(anna)))).toMatchObject({
      kind: 'forbidden',
      detail: 'the market is described by the director and marketers',
    });
  });
});
