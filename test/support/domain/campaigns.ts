/** Offers, campaigns and mailings as they stand, and what decisions about them look at. */
import type { Campaign } from '../../../shared/domain/campaigns/campaign.ts';
import type { CampaignRecords } from '../../../shared/domain/campaigns/change-campaign.ts';
import type { Mailing } from '../../../shared/domain/campaigns/mailing.ts';
import type { Offer } from '../../../shared/domain/campaigns/offer.ts';
import { firstStanding } from '../../../shared/domain/pipeline/standing.ts';
import { marketer } from './actors.ts';
import { idOf, monday } from './contexts.ts';

export const offerWith = (fields: Partial<Offer> = {}): Offer => ({
  kind: 'offer',
  id: idOf(0xb01),
  version: 3,
  title: { en: 'A spare fan', ru: 'Запасной вентилятор' },
  terms: { en: 'With each drive.', ru: 'К каждому приводу.' },
  from: '2026-03-01',
  until: '2026-03-20',
  marginFloorPercent: 12,
  owner: marketer.id,
  openedAt: monday,
  state: { name: 'approved', at: monday, by: { kind: 'staff', id: idOf(0x201) } },
  ...fields,
});

export const campaignWith = (fields: Partial<Campaign> = {}): Campaign => ({
  kind: 'campaign',
  id: idOf(0xb11),
  version: 2,
  name: 'Spring',
  channel: 'site',
  utm: { campaign: 'spring' },
  from: '2026-03-01',
  until: '2026-03-31',
  audience: [{ by: 'basket', basket: 'needs' }],
  letter: 'spring',
  openedAt: monday,
  openedBy: { kind: 'staff', id: marketer.id },
  state: { name: 'draft' },
  ...fields,
});

export const mailingWith = (fields: Partial<Mailing> = {}): Mailing => ({
  kind: 'mailing',
  id: idOf(0xb21),
  ...firstStanding(monday),
  alarms: [{ name: 'next-part', at: monday }],
  campaignId: idOf(0xb11),
  by: { kind: 'staff', id: marketer.id },
  audience: [{ by: 'basket', basket: 'needs' }],
  letter: 'spring',
  versions: { ru: 'campaigns/spring/ru/1' },
  priority: 'campaign',
  until: '2026-03-31T21:00:00.000Z',
  sent: 0,
  held: {},
  pass: { n: 1, held: {} },
  stage: { name: 'running' },
  ...fields,
});

/** No offer, nobody with its name in links, and the letter it names. */
export const besideNothing: CampaignRecords = { offer: undefined, named: undefined, letters: ['spring'] };
