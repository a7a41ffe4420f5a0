import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf, plusDays, startOfDay } from '../calendar/working-calendar.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { firstStanding } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import type { Campaign } from './campaign.ts';
import type { Mailing } from './mailing.ts';
import { isOnOffer, type Offer } from './offer.ts';

/** What a mailing is begun by, beside its campaign. */
export type StartRecords = {
  /** The campaign's mailing that began last. */
  readonly last: Mailing | undefined;
  readonly offer: Offer | undefined;
  /** The version of the campaign's letter that holds in each language. */
  readonly versions: Mailing['versions'];
};
type Started = Decision<{ mailing: Mailing }>;

/** Begins a mailing. While one of the campaign runs, another click is that one. */
export function startMailing(campaign: Campaign, records: StartRecords, context: Context): Started {
  if (!may(context.by, 'edit-campaign')) return forbid('mailings are the marketers’');
  const { last } = records;
  if (last?.stage.name === 'running') return { ok: true, mailing: last, plan: together() };
  const ready = readiness(campaign, records, context);
  if ('ok' in ready) return ready;
  const mailing = newMailing(campaign, ready, records, context);
  const { id, letter, audience, priority, versions } = mailing;
  const begun = {
    type: 'MailingStarted',
    data: { campaignId: campaign.id, letter, versions: Object.values(versions), audience, priority },
  } as const;
  const isFirst = campaign.state.name === 'draft';
  const after: Campaign = {
    ...campaign,
    version: campaign.version + 1,
    mailingId: id,
    ...(isFirst && { state: { name: 'running', at: context.at } }),
  };
  const started = { type: 'CampaignStarted', data: { mailingId: id } } as const;
  const plan = together(change(undefined, mailing, begun), change(campaign, after, ...(isFirst ? [started] : [])));
  return { ok: true, mailing, plan };
}

type Ready = Pick<Mailing, 'audience' | 'letter'>;

function newMailing(
  { id: campaignId, offerId, until }: Campaign,
  ready: Ready,
  { offer, versions }: StartRecords,
  { by, at, newId, policy }: Context,
): Mailing {
  return {
    kind: 'mailing',
    id: newId(),
    ...firstStanding(at),
    alarms: [{ name: 'next-part', at }],
    campaignId,
    by: byOf(by),
    ...ready,
    versions,
    ...present({ offerId }),
    priority: offer ? 'offer' : 'campaign',
    until: afterDay(offer && offer.until < until ? offer.until : until, policy.calendar.timeZone),
    sent: 0,
    held: {},
    pass: { n: 1, held: {} },
    stage: { name: 'running' },
  };
}

const afterDay = (day: string, timeZone: string): Instant => startOfDay(plusDays(day, 1), timeZone);

/** What a mailing is made of, or why there can be none now. */
function readiness(campaign: Campaign, records: StartRecords, context: Context): Ready | Refused {
  const { audience, letter } = campaign;
  if (campaign.state.name === 'closed') return refuse('campaign-closed', 'the campaign is closed; open another one');
  if (!audience) return needed('audience', 'Audience', 'Аудитория', [{ by: 'basket', basket: 'needs' }]);
  if (letter === undefined) return needed('letter', 'Letter', 'Письмо', 'spring');
  return timeRefusal(campaign, records, context) ?? { audience, letter };
}

const needed = (field: string, en: string, ru: string, example: unknown): Refused =>
  refuse(`${field}-needed`, `the campaign has no ${field}; edit it first`, {
    missing: [{ in: 'body', field, title: { en, ru }, example }],
  });

function timeRefusal(
  { from, until, offerId, letter }: Campaign,
  { offer, versions }: StartRecords,
  context: Context,
): Refused | undefined {
  const today = dayOf(context.at, context.policy.calendar.timeZone);
  if (today < from || today > until)
    return refuse('campaign-not-on', `the campaign is from ${from} to ${until}; today is ${today}`);
  if (offerId !== undefined && !(offer && isOnOffer(offer, context)))
    return refuse('offer-not-on', `the offer ${offerId} is not approved, or not for today`);
  if (Object.keys(versions).length === 0)
    return refuse('letter-unknown', `nobody has written the letter ${String(letter)} yet`);
  return undefined;
}
