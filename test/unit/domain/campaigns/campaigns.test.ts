import { describe, expect, it } from '@jest/globals';
import { Audience, basketOf, cellIn, laneIn, segmentOf } from '../../../../shared/domain/campaigns/audience.ts';
import { Campaign, utmKey } from '../../../../shared/domain/campaigns/campaign.ts';
import {
  CampaignChanges,
  closeCampaign,
  editCampaign,
  type NewCampaign,
  openCampaign,
} from '../../../../shared/domain/campaigns/change-campaign.ts';
import { anna, head, marketer } from '../../../support/domain/actors.ts';
import { besideNothing, campaignWith, mailingWith, offerWith } from '../../../support/domain/campaigns.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';

const { kind: _k, id: _i, version: _v, openedAt: _a, openedBy: _b, state: _s, ...asked } = campaignWith();
const opening: NewCampaign = asked;
const told = {
  ...{ name: 'Spring', channel: 'site', utm: { campaign: 'spring' } },
  ...{ from: '2026-03-01', until: '2026-03-31' },
};

describe('An audience', () => {
  it('is conditions that all hold, each of its kind once', () => {
    const basket = { by: 'basket', basket: 'needs' };
    const segment = { by: 'segment', segment: 'dealer' };
    const lane = { by: 'lane', lane: 'separate' };
    expect(Audience().safeParse([basket, segment, lane]).success).toBe(true);
    for (const wrong of [
      [],
      [basket, { by: 'basket', basket: 'time' }],
      [{ by: 'cell', cell: 'x' }],
      [{ by: 'cell', cell: 27 }],
      [{ by: 'cell', cell: -1 }],
      [{ by: 'basket', basket: 'x' }],
      [basket, { by: 'lane', lane: 'x' }],
    ])
      expect(Audience().safeParse(wrong).success).toBe(false);
    expect([basketOf([]), segmentOf([]), laneIn([])]).toEqual([undefined, undefined, undefined]);
    const audience = Audience().parse([segment, basket, lane]);
    expect([basketOf(audience), segmentOf(audience), laneIn(audience)]).toEqual(['needs', 'dealer', 'separate']);
    expect(Audience().safeParse([segment, lane]).error?.issues).toMatchObject([
      { message: 'a lane is of the leads and deals of a basket: say the basket too' },
    ]);
    const cell = { by: 'cell', cell: 26 } as const;
    expect([cellIn(Audience().parse([cell, segment])), cellIn([])]).toEqual([26, undefined]);
    expect(Audience().safeParse([cell, basket]).error?.issues).toMatchObject([
      { message: 'a cell is of accounts that bought, and a basket of leads and deals: say one of them' },
    ]);
  });
});

describe('Planning a campaign', () => {
  it('makes a draft that has its name in links for itself', () => {
    const { campaign, plan } = accepted(openCampaign(opening, besideNothing, contextOf(marketer)));
    expect(campaign).toEqual(campaignWith({ id: newIdOf(1), version: 1 }));
    expect(Campaign().safeParse(campaign).success).toBe(true);
    expect(recordsOf('campaign', plan)).toEqual([campaign]);
    expect(plan.claims).toEqual([{ key: 'campaign/utm/spring', holder: campaign }]);
    expect(factsOf(plan)).toEqual([{ type: 'CampaignOpened', data: told }]);
    const paid = accepted(openCampaign({ ...opening, budget: rubles(700) }, besideNothing, contextOf(marketer)));
    expect(factsOf(paid.plan)).toEqual([{ type: 'CampaignOpened', data: { ...told, budget: rubles(700) } }]);
  });

  it('compares names in links as people read them', () => {
    expect(utmKey({ utm: { campaign: ' Spring ' } })).toBe(utmKey({ utm: { campaign: 'spring' } }));
  });

  const wrong: readonly (readonly [string, Partial<NewCampaign>, Partial<typeof besideNothing>])[] = [
    ['days-wrong', { until: '2026-02-28' }, {}],
    ['utm-taken', {}, { named: { kind: 'campaign', id: idOf(0xb99) } }],
    ['offer-unknown', { offerId: idOf(0xb01) }, {}],
    ['channel-unknown', { channel: 'pigeons' }, {}],
    ['segment-unknown', { audience: [{ by: 'segment', segment: 'bakers' }] }, {}],
    ['letter-unknown', { letter: 'autumn' }, {}],
  ];
  it.each(wrong)('is refused: %s', (code, details, beside) => {
    const records = { ...besideNothing, ...beside };
    expect(refusalOf(openCampaign({ ...opening, ...details }, records, contextOf(marketer))).code).toBe(code);
    expect(refusalOf(editCampaign(campaignWith(), { goal: 'x', ...details }, records, contextOf(marketer))).code).toBe(
      code,
    );
  });

  it('says what there is instead', () => {
    const { detail } = refusalOf(openCampaign({ ...opening, letter: 'autumn' }, besideNothing, contextOf(marketer)));
    expect(detail).toBe('there is no letter autumn; there are spring');
    const none = openCampaign(opening, { ...besideNothing, letters: [] }, contextOf(marketer));
    expect(refusalOf(none).detail).toBe('there is no letter spring; there are none yet');
  });

  it('needs neither audience nor letter, which advertising has none of; a day is enough', () => {
    const { audience: _x, letter: _y, ...advertising } = opening;
    expect(openCampaign(advertising, besideNothing, contextOf(marketer)).ok).toBe(true);
    expect(openCampaign({ ...opening, until: opening.from }, besideNothing, contextOf(marketer)).ok).toBe(true);
    const withOffer = { ...besideNothing, offer: offerWith() };
    expect(openCampaign({ ...opening, offerId: idOf(0xb01) }, withOffer, contextOf(marketer)).ok).toBe(true);
  });

  it('is the marketer’s', () => {
    for (const by of [anna, head]) {
      expect(refusalOf(openCampaign(opening, besideNothing, contextOf(by))).kind).toBe('forbidden');
      expect(refusalOf(editCampaign(campaignWith(), {}, besideNothing, contextOf(by))).kind).toBe('forbidden');
      expect(refusalOf(closeCampaign(campaignWith(), undefined, contextOf(by))).kind).toBe('forbidden');
    }
  });
});

describe('Editing a campaign', () => {
  it('changes its plan, and tells which fields and what it is by now', () => {
    const changes = { name: 'Early spring', goal: 'Twenty requests' };
    const { campaign, plan } = accepted(editCampaign(campaignWith(), changes, besideNothing, contextOf(marketer)));
    expect(campaign).toEqual({ ...campaignWith(), ...changes, version: 3 });
    expect([plan.claims, plan.releases]).toEqual([[], []]);
    expect(factsOf(plan)).toEqual([
      { type: 'CampaignEdited', data: { fields: ['name', 'goal'], ...told, name: 'Early spring' } },
    ]);
  });

  it('forgets what need not be there, and lets go of a name in links', () => {
    expect(CampaignChanges().safeParse({ name: null }).success).toBe(false);
    const changes = CampaignChanges().parse({ letter: null, audience: null, utm: { campaign: 'early' } });
    const { campaign, plan } = accepted(editCampaign(campaignWith(), changes, besideNothing, contextOf(marketer)));
    expect(campaign).not.toHaveProperty('letter');
    expect(campaign).not.toHaveProperty('audience');
    expect(plan.releases.map(({ key }) => key)).toEqual(['campaign/utm/spring']);
    expect(plan.claims.map(({ key }) => key)).toEqual(['campaign/utm/early']);
  });

  it('changes nothing where nothing is said, and its own name is not taken', () => {
    const named = { ...besideNothing, named: { kind: 'campaign', id: campaignWith().id } } as const;
    expect(accepted(editCampaign(campaignWith(), { name: 'Spring' }, named, contextOf(marketer))).plan.changes).toEqual(
      [],
    );
    expect(editCampaign(campaignWith(), { name: 'S' }, named, contextOf(marketer)).ok).toBe(true);
  });

  it('is over once its first mailing has begun', () => {
    const running = campaignWith({ state: { name: 'running', at: monday } });
    expect(refusalOf(editCampaign(running, { name: 'S' }, besideNothing, contextOf(marketer)))).toMatchObject({
      code: 'campaign-not-draft',
      detail: 'the campaign is running; only a draft can be edited',
    });
  });
});

describe('Closing a campaign', () => {
  it('ends it, and the mailing that runs', () => {
    const mailing = mailingWith({ sent: 3, held: { left: 1 } });
    const { campaign, plan } = accepted(closeCampaign(campaignWith(), mailing, contextOf(marketer)));
    expect(campaign).toEqual(
      campaignWith({ version: 3, state: { name: 'closed', at: monday, by: { kind: 'staff', id: marketer.id } } }),
    );
    expect(recordsOf('mailing', plan)).toEqual([
      { ...mailing, version: 2, leg: 2, alarms: [], stage: { name: 'ended', at: monday, cause: 'stopped' } },
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'CampaignClosed', data: {} },
      { type: 'MailingEnded', data: { campaignId: mailing.campaignId, cause: 'stopped', sent: 3, held: { left: 1 } } },
    ]);
    expect(accepted(closeCampaign(campaign, undefined, contextOf(marketer))).plan.changes).toEqual([]);
  });

  it('leaves a mailing that has ended as it ended', () => {
    const over = mailingWith({ stage: { name: 'ended', at: monday, cause: 'done' }, alarms: [] });
    expect(recordsOf('mailing', accepted(closeCampaign(campaignWith(), over, contextOf(marketer))).plan)).toEqual([]);
    expect(accepted(closeCampaign(campaignWith(), undefined, contextOf(marketer))).plan.changes).toHaveLength(1);
  });
});
