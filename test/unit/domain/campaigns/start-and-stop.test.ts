import { describe, expect, it } from '@jest/globals';
import { Mailing } from '../../../../shared/domain/campaigns/mailing.ts';
import { startMailing } from '../../../../shared/domain/campaigns/start-mailing.ts';
import { stopMailing } from '../../../../shared/domain/campaigns/stop-mailing.ts';
import { anna, head, marketer } from '../../../support/domain/actors.ts';
import { campaignWith, mailingWith, offerWith } from '../../../support/domain/campaigns.ts';
import { contextOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';

const versions = { ru: 'campaigns/spring/ru/1' };
const beside = { last: undefined, offer: undefined, versions };
const { audience: _a, ...withoutAudience } = campaignWith();
const { letter: _l, ...withoutLetter } = campaignWith();

describe('Starting a mailing', () => {
  it('begins it at once, with the versions that hold, until the campaign’s last day is over', () => {
    const { mailing, plan } = accepted(startMailing(campaignWith(), beside, contextOf(marketer)));
    expect(mailing).toEqual(mailingWith({ id: newIdOf(1) }));
    expect(Mailing().safeParse(mailing).success).toBe(true);
    expect(recordsOf('campaign', plan)).toEqual([
      campaignWith({ version: 3, mailingId: mailing.id, state: { name: 'running', at: monday } }),
    ]);
    const { audience, letter, priority, campaignId } = mailing;
    expect(factsOf(plan)).toEqual([
      { type: 'MailingStarted', data: { campaignId, letter, versions: [versions.ru], audience, priority } },
      { type: 'CampaignStarted', data: { mailingId: mailing.id } },
    ]);
    expect(plan.facts.map(({ generation }) => generation)).toEqual([1, undefined]);
  });

  it('is told of the campaign only the first time', () => {
    const running = campaignWith({ state: { name: 'running', at: monday } });
    const over = mailingWith({ stage: { name: 'ended', at: monday, cause: 'done' } });
    const { mailing, plan } = accepted(startMailing(running, { ...beside, last: over }, contextOf(marketer)));
    expect(mailing.id).not.toBe(over.id);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['MailingStarted']);
    expect(recordsOf('campaign', plan)).toMatchObject([{ mailingId: mailing.id, state: running.state }]);
  });

  it('changes nothing while one runs', () => {
    const { mailing, plan } = accepted(
      startMailing(campaignWith(), { ...beside, last: mailingWith() }, contextOf(marketer)),
    );
    expect([mailing, plan.changes]).toEqual([mailingWith(), []]);
  });

  it('goes first with an offer, and only as long as that may be made', () => {
    const offer = offerWith();
    const campaign = campaignWith({ offerId: offer.id });
    const { mailing } = accepted(startMailing(campaign, { ...beside, offer }, contextOf(marketer)));
    expect(mailing).toMatchObject({ offerId: offer.id, priority: 'offer', until: '2026-03-20T21:00:00.000Z' });
    const longer = { ...offer, until: '2026-04-20' };
    expect(accepted(startMailing(campaign, { ...beside, offer: longer }, contextOf(marketer))).mailing.until).toBe(
      '2026-03-31T21:00:00.000Z',
    );
  });

  const refused: readonly (readonly [string, Parameters<typeof startMailing>[0], Partial<typeof beside> | object])[] = [
    ['campaign-closed', campaignWith({ state: { name: 'closed', at: monday, by: { kind: 'staff' } } }), {}],
    ['audience-needed', withoutAudience, {}],
    ['letter-needed', withoutLetter, {}],
    ['campaign-not-on', campaignWith({ from: '2026-03-03' }), {}],
    ['campaign-not-on', campaignWith({ until: '2026-03-01' }), {}],
    ['offer-not-on', campaignWith({ offerId: offerWith().id }), {}],
    ['offer-not-on', campaignWith({ offerId: offerWith().id }), { offer: offerWith({ state: { name: 'draft' } }) }],
    ['letter-unknown', campaignWith(), { versions: {} }],
  ];
  it.each(refused)('is refused: %s', (code, campaign, records) => {
    expect(refusalOf(startMailing(campaign, { ...beside, ...records }, contextOf(marketer))).code).toBe(code);
  });

  it('is possible on the first day and on the last, and says what is missing', () => {
    const day = { from: '2026-03-02', until: '2026-03-02' };
    expect(startMailing(campaignWith(day), beside, contextOf(marketer)).ok).toBe(true);
    expect(refusalOf(startMailing(withoutLetter, beside, contextOf(marketer)))).toMatchObject({
      detail: 'the campaign has no letter; edit it first',
      missing: [{ in: 'body', field: 'letter', title: { en: 'Letter', ru: 'Письмо' }, example: 'spring' }],
    });
    expect(refusalOf(startMailing(withoutAudience, beside, contextOf(marketer))).missing?.[0]).toMatchObject({
      field: 'audience',
      title: { en: 'Audience', ru: 'Аудитория' },
      example: [{ by: 'basket', basket: 'needs' }],
    });
  });

  it('is the marketer’s', () => {
    for (const by of [anna, head])
      expect(refusalOf(startMailing(campaignWith(), beside, contextOf(by))).kind).toBe('forbidden');
  });
});

describe('Stopping a mailing', () => {
  it('ends it with what was counted on this way, or on the last while the next has not begun', () => {
    const halfway = mailingWith({ held: { left: 9 }, pass: { n: 2, cursor: 'a', held: { 'no-consent': 2 } } });
    const { plan } = accepted(stopMailing(halfway, contextOf(marketer)));
    expect(recordsOf('mailing', plan)).toEqual([
      {
        ...halfway,
        ...{ version: 2, leg: 2, alarms: [], held: { 'no-consent': 2 } },
        stage: { name: 'ended', at: monday, cause: 'stopped' },
      },
    ]);
    const between = mailingWith({ held: { left: 9 }, pass: { n: 2, held: {} } });
    expect(recordsOf('mailing', accepted(stopMailing(between, contextOf(marketer))).plan)[0]?.held).toEqual({
      left: 9,
    });
  });

  it('is the marketer’s, and once', () => {
    const over = mailingWith({ stage: { name: 'ended', at: monday, cause: 'done' } });
    expect(accepted(stopMailing(over, contextOf(marketer))).plan.changes).toEqual([]);
    expect(refusalOf(stopMailing(mailingWith(), contextOf(head))).kind).toBe('forbidden');
  });
});
