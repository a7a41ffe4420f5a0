import { describe, expect, it } from '@jest/globals';
import {
  approveOffer,
  editOffer,
  type NewOffer,
  openOffer,
  withdrawOffer,
} from '../../../../shared/domain/campaigns/change-offer.ts';
import { isOnOffer, Offer, offerState } from '../../../../shared/domain/campaigns/offer.ts';
import { anna, boris, director, head, marketer } from '../../../support/domain/actors.ts';
import { offerWith } from '../../../support/domain/campaigns.ts';
import { contextOf, monday, newIdOf, policyWith } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';

const { kind: _k, id: _i, version: _v, openedAt: _o, state: _s, owner: _w, ...asked } = offerWith();
const opening: NewOffer = asked;
const draft = offerWith({ state: { name: 'draft' } });
const withdrawn = offerWith({ state: { name: 'withdrawn', at: monday, by: { kind: 'staff' } } });

describe('Opening an offer', () => {
  it('makes a draft of whoever opens it, or of whom they name', () => {
    const { offer, plan } = accepted(openOffer(opening, contextOf(marketer)));
    expect(offer).toEqual({ ...draft, id: newIdOf(1), version: 1, owner: marketer.id });
    expect(recordsOf('offer', plan)).toEqual([offer]);
    expect(factsOf(plan)).toEqual([{ type: 'OfferOpened', data: { from: '2026-03-01', until: '2026-03-20' } }]);
    expect(Offer().safeParse(offer).success).toBe(true);
    expect(accepted(openOffer({ ...opening, owner: anna.id }, contextOf(marketer))).offer.owner).toBe(anna.id);
    expect(accepted(openOffer({ ...opening, cost: rubles(500) }, contextOf(marketer))).offer.cost).toEqual(rubles(500));
  });

  it('is refused to others, of nobody, and for days that are none', () => {
    for (const by of [anna, head, director])
      expect(refusalOf(openOffer(opening, contextOf(by))).kind).toBe('forbidden');
    expect(refusalOf(openOffer({ ...opening, owner: 'x' }, contextOf(marketer))).code).toBe('owner-unknown');
    const backwards = { ...opening, from: '2026-03-21' };
    expect(refusalOf(openOffer(backwards, contextOf(marketer)))).toMatchObject({
      code: 'days-wrong',
      detail: 'the last day, 2026-03-20, is before the first, 2026-03-21',
    });
    expect(openOffer({ ...opening, from: '2026-03-20' }, contextOf(marketer)).ok).toBe(true);
  });
});

describe('Editing an offer', () => {
  it('changes a draft, and tells which fields', () => {
    const changes = { marginFloorPercent: 15, cost: rubles(900) };
    const { offer, plan } = accepted(editOffer(draft, changes, contextOf(marketer)));
    expect(offer).toEqual({ ...draft, ...changes, version: 4 });
    expect(factsOf(plan)).toEqual([{ type: 'OfferEdited', data: { fields: ['marginFloorPercent', 'cost'] } }]);
    const free = accepted(editOffer(offer, { cost: null }, contextOf(marketer))).offer;
    expect(free).toEqual({ ...draft, marginFloorPercent: 15, version: 5 });
  });

  it('changes nothing where nothing is said, whatever state it is in', () => {
    expect(accepted(editOffer(offerWith(), { marginFloorPercent: 12 }, contextOf(marketer))).plan.changes).toEqual([]);
  });

  it('is its owner’s, and any marketer’s', () => {
    const hers = { ...draft, owner: anna.id };
    expect(editOffer(hers, { until: '2026-03-21' }, contextOf(anna)).ok).toBe(true);
    expect(editOffer(hers, { until: '2026-03-21' }, contextOf(marketer)).ok).toBe(true);
    for (const by of [boris, head, director])
      expect(refusalOf(editOffer(hers, { until: '2026-03-21' }, contextOf(by))).kind).toBe('forbidden');
  });

  it('leaves what is approved or withdrawn as it is, and days in their order', () => {
    for (const offer of [offerWith(), withdrawn])
      expect(refusalOf(editOffer(offer, { until: '2026-03-21' }, contextOf(marketer))).code).toBe('offer-not-draft');
    expect(refusalOf(editOffer(draft, { until: '2026-02-01' }, contextOf(marketer))).code).toBe('days-wrong');
  });
});

describe('Approving an offer', () => {
  it('is the head’s, once', () => {
    const { offer, plan } = accepted(approveOffer(draft, contextOf(head)));
    expect(offer).toEqual({
      ...draft,
      version: 4,
      state: { name: 'approved', at: monday, by: { kind: 'staff', id: head.id } },
    });
    expect(factsOf(plan)).toEqual([{ type: 'OfferApproved', data: {} }]);
    expect(accepted(approveOffer(offer, contextOf(head))).plan.changes).toEqual([]);
    expect(refusalOf(approveOffer(draft, contextOf(marketer))).kind).toBe('forbidden');
  });

  it('comes too late for what was withdrawn or is over, and not on the last day', () => {
    expect(refusalOf(approveOffer(withdrawn, contextOf(head))).code).toBe('offer-withdrawn');
    const over = { ...draft, until: '2026-03-01' };
    expect(refusalOf(approveOffer(over, contextOf(head)))).toMatchObject({
      code: 'offer-over',
      detail: 'the last day of the offer was 2026-03-01',
    });
    expect(approveOffer({ ...draft, until: '2026-03-02' }, contextOf(head)).ok).toBe(true);
  });
});

describe('Withdrawing an offer', () => {
  it('is a marketer’s or a head’s, of a draft or of what is approved, and for good', () => {
    for (const by of [marketer, head])
      for (const before of [draft, offerWith()]) {
        const { offer, plan } = accepted(withdrawOffer(before, contextOf(by)));
        expect(offer.state).toEqual({ name: 'withdrawn', at: monday, by: { kind: 'staff', id: by.id } });
        expect(factsOf(plan)).toEqual([{ type: 'OfferWithdrawn', data: { from: before.state.name } }]);
        expect(accepted(withdrawOffer(offer, contextOf(by))).plan.changes).toEqual([]);
      }
    expect(refusalOf(withdrawOffer(draft, contextOf(anna))).kind).toBe('forbidden');
  });
});

describe('An offer', () => {
  const on = (at: string) => ({ at, policy: policyWith() });

  it('is expired when the last day of an approved one is over, as the plant’s clocks go', () => {
    expect(offerState(offerWith(), on('2026-03-20T20:59:59.000Z'))).toBe('approved');
    expect(offerState(offerWith(), on('2026-03-20T21:00:00.000Z'))).toBe('expired');
    expect(offerState(draft, on('2026-04-01T09:00:00.000Z'))).toBe('draft');
    expect(offerState(withdrawn, on('2026-04-01T09:00:00.000Z'))).toBe('withdrawn');
  });

  it('may be made from its first day to its last, once it is approved', () => {
    const days = [
      '2026-02-28T20:59:59.000Z',
      '2026-02-28T21:00:00.000Z',
      '2026-03-20T20:59:59.000Z',
      '2026-03-20T21:00:00.000Z',
    ];
    expect(days.map((at) => isOnOffer(offerWith(), on(at)))).toEqual([false, true, true, false]);
    expect([draft, withdrawn].map((offer) => isOnOffer(offer, on(monday)))).toEqual([false, false]);
  });
});
