/** What marketers do with a campaign: plan it, edit the plan, close it. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { edited, editedFields } from '../records/edited.ts';
import { change, claim, type Decision, release, together } from '../records/plan.ts';
import type { Plan, Ref } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { segmentOf } from './audience.ts';
import { type Campaign, campaignDetails, utmKey } from './campaign.ts';
import type { Mailing } from './mailing.ts';
import type { Offer } from './offer.ts';
import { stopped } from './stop-mailing.ts';

export const NewCampaign = lazily(() => z.strictObject(campaignDetails()));
export type NewCampaign = z.infer<ReturnType<typeof NewCampaign>>;

/** An edit; `null` forgets what need not be there. */
export const CampaignChanges = lazily(() => {
  const { budget, audience, letter, offerId, goal, ...needed } = campaignDetails();
  const optional = { budget, audience, letter, offerId, goal };
  return z
    .strictObject({
      ...needed,
      budget: optional.budget.unwrap().nullable(),
      audience: optional.audience.unwrap().nullable(),
      letter: optional.letter.unwrap().nullable(),
      offerId: optional.offerId.unwrap().nullable(),
      goal: optional.goal.unwrap().nullable(),
    })
    .partial();
});
export type CampaignChanges = z.infer<ReturnType<typeof CampaignChanges>>;

/** What a decision about a campaign looks at beside it. */
export type CampaignRecords = {
  /** The offer it names, if there is one of that id. */
  readonly offer: Offer | undefined;
  /** The campaign that has its name in links. */
  readonly named: Ref | undefined;
  /** The letters of campaigns that somebody wrote, in whichever language. */
  readonly letters: readonly string[];
};
type Decided = Decision<{ campaign: Campaign }>;

const unchanged = (campaign: Campaign): Decided => ({ ok: true, campaign, plan: together() });

/** Plans a campaign. */
export function openCampaign(details: NewCampaign, records: CampaignRecords, context: Context): Decided {
  const { by, at, newId } = context;
  const campaign: Campaign = {
    kind: 'campaign',
    id: newId(),
    version: 1,
    ...details,
    openedAt: at,
    openedBy: byOf(by),
    state: { name: 'draft' },
  };
  const refused = rightsRefusal(context) ?? wrongIn(campaign, records, context);
  if (refused) return refused;
  const opened = change(undefined, campaign, { type: 'CampaignOpened', data: campaignFact(campaign) });
  return { ok: true, campaign, plan: together(opened, claim({ key: utmKey(campaign), holder: campaign })) };
}

const campaignFact = ({ name, channel, utm, from, until, budget }: Campaign) => ({
  ...{ name, channel, utm, from, until },
  ...(budget && { budget }),
});

/** Edits a plan; what has begun stays as it was planned. */
export function editCampaign(
  before: Campaign,
  changes: CampaignChanges,
  records: CampaignRecords,
  context: Context,
): Decided {
  const after = edited(before, changes);
  const fields = editedFields(before, after);
  const refused = rightsRefusal(context);
  if (refused) return refused;
  if (fields.length === 0) return unchanged(before);
  if (before.state.name !== 'draft')
    return refuse('campaign-not-draft', `the campaign is ${before.state.name}; only a draft can be edited`);
  const wrong = wrongIn(after, records, context);
  if (wrong) return wrong;
  const campaign = { ...after, version: before.version + 1 };
  const fact = { type: 'CampaignEdited', data: { fields, ...campaignFact(campaign) } } as const;
  return { ok: true, campaign, plan: together(change(before, campaign, fact), renamed(before, campaign)) };
}

function renamed(before: Campaign, after: Campaign): Plan {
  const [was, is] = [utmKey(before), utmKey(after)];
  return was === is ? together() : together(release({ key: was, holder: before }), claim({ key: is, holder: after }));
}

/** Ends a campaign for good, and the mailing of it that still runs. Closed already it changes nothing. */
export function closeCampaign(before: Campaign, mailing: Mailing | undefined, context: Context): Decided {
  const { by, at } = context;
  const refused = rightsRefusal(context);
  if (refused) return refused;
  if (before.state.name === 'closed') return unchanged(before);
  const state = { name: 'closed', at, by: byOf(by) } as const;
  const campaign = { ...before, version: before.version + 1, state };
  const closed = change(before, campaign, { type: 'CampaignClosed', data: {} });
  return { ok: true, campaign, plan: together(closed, mailing ? stopped(mailing, context) : together()) };
}

const rightsRefusal = ({ by }: Context): Refused | undefined =>
  may(by, 'edit-campaign') ? undefined : forbid('campaigns are the marketers’');

/** What is wrong with a plan, the first of it. */
function wrongIn(campaign: Campaign, records: CampaignRecords, context: Context): Refused | undefined {
  const { from, until, channel, letter, audience = [] } = campaign;
  const { policy } = context;
  if (until < from) return refuse('days-wrong', `the last day, ${until}, is before the first, ${from}`);
  return (
    wrongBeside(campaign, records) ??
    unknown('channel', channel, idsOf(policy.sources)) ??
    unknown('segment', segmentOf(audience), idsOf(policy.segments)) ??
    unknown('letter', letter, records.letters)
  );
}

function wrongBeside({ id, utm, offerId }: Campaign, { named, offer }: CampaignRecords): Refused | undefined {
  if (named && named.id !== id)
    return refuse('utm-taken', `the campaign ${named.id} has the name ${utm.campaign} in its links`);
  return offerId !== undefined && !offer ? refuse('offer-unknown', `there is no offer ${offerId}`) : undefined;
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

function unknown(what: string, said: string | undefined, allowed: readonly string[]): Refused | undefined {
  if (said === undefined || allowed.includes(said)) return undefined;
  return refuse(`${what}-unknown`, `there is no ${what} ${said}; there are ${allowed.join(', ') || 'none yet'}`);
}
