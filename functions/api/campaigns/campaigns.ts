/** Campaigns and their mailings as the API shows them, and what decisions about them look at. */
import * as z from 'zod';
import { Audience } from '../../../shared/domain/campaigns/audience.ts';
import { type Campaign, campaignDetails, utmKey } from '../../../shared/domain/campaigns/campaign.ts';
import type { CampaignRecords } from '../../../shared/domain/campaigns/change-campaign.ts';
import { Held, type Mailing, mailingEnds, priorities } from '../../../shared/domain/campaigns/mailing.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { languages } from '../../../shared/domain/refresh/letter.ts';
import { letterIds } from '../../../shared/domain/refresh/letters.ts';
import type { Services } from './services.ts';

export const CampaignView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    ...campaignDetails(),
    openedAt: z.string(),
    openedBy: z.string().optional(),
    state: z.enum(['draft', 'running', 'closed']),
    mailingId: z.uuid().optional(),
  }),
);

export function campaignView({ kind: _kind, state, openedBy, ...details }: Campaign) {
  return { ...details, state: state.name, ...present({ openedBy: openedBy.id }) };
}

export const MailingView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    campaignId: z.uuid(),
    by: z.string().optional(),
    audience: Audience(),
    letter: z.string(),
    versions: z.partialRecord(z.enum(languages), z.string()),
    priority: z.enum(priorities),
    startedAt: z.string(),
    /** From here on nothing of it leaves. */
    until: z.string(),
    state: z.enum(['running', ...mailingEnds]),
    /** What keeps all of it. */
    why: z.literal('mail-paused').optional(),
    /** Of one that runs: when its next part is due. */
    nextAt: z.string().optional(),
    endedAt: z.string().optional(),
    sent: z.int(),
    /** Who did not get it, by why: as its last whole way through the audience left it. */
    held: Held(),
    /** The way through the audience it is on, and who was held on it so far. */
    pass: z.object({ n: z.int(), held: Held() }),
  }),
);

export function mailingView({ id, version, campaignId, by, stage, visit, alarms: [next], ...mailing }: Mailing) {
  const { audience, letter, versions, priority, until, sent, held, pass } = mailing;
  return {
    ...{ id, version, campaignId, audience, letter, versions, priority, until, sent, held },
    pass: { n: pass.n, held: pass.held },
    startedAt: visit.enteredAt,
    state: stage.name === 'ended' ? stage.cause : stage.name,
    ...present({
      by: by.id,
      nextAt: next?.at,
      ...(stage.name === 'ended' ? { endedAt: stage.at } : { why: stage.why }),
    }),
  };
}

/** What stands beside a plan: its offer, whoever has its name in links, and the letters there are. */
export async function besidePlan(
  plan: { readonly utm?: Campaign['utm'] | undefined; readonly offerId?: string | null | undefined },
  { records, letterSeeds }: Pick<Services, 'records' | 'letterSeeds'>,
): Promise<CampaignRecords> {
  const [offer, named, head] = await Promise.all([
    plan.offerId == null ? undefined : records.get('offer', plan.offerId),
    plan.utm && records.holderOf(utmKey({ utm: plan.utm })),
    records.get('settings-head', 'settings'),
  ]);
  const ids = letterIds(head, letterSeeds).filter(({ topic }) => topic === 'campaigns');
  return { offer, named, letters: [...new Set(ids.map(({ letter }) => letter))] };
}

/** The mailing of a campaign that began last. */
export const lastMailing = ({ mailingId }: Campaign, records: Pick<Records, 'get'>): Promise<Mailing | undefined> =>
  mailingId === undefined ? Promise.resolve(undefined) : records.get('mailing', mailingId);

/** The versions of a letter of campaigns that hold, by language. */
export async function versionsNow(letter: string | undefined, at: string, { letters }: Pick<Services, 'letters'>) {
  const found = await Promise.all(
    languages.map(async (language) => [
      language,
      (await letters.versions('campaigns', language, at)).get(letter ?? ''),
    ]),
  );
  return z
    .partialRecord(z.enum(languages), z.string())
    .parse(Object.fromEntries(found.filter(([, version]) => version !== undefined)));
}
