/** A dated marketing action with a budget: through which channel, by which names in links, for whom, with which letter and offer. */
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { By } from '../people/by.ts';
import { LetterName } from '../refresh/programme.ts';
import { textKey } from '../text-key.ts';
import { Audience } from './audience.ts';

const Said = z.string().trim().min(1).max(200);

/** What a campaign is, as its marketer plans it. */
export const campaignDetails = () => ({
  name: Said,
  /** A source of the settings. */
  channel: z.string().max(50),
  /** As links carry them; leads are counted by the name of the campaign, which no other has. */
  utm: z.strictObject({ source: Said.optional(), medium: Said.optional(), campaign: Said }),
  /** The first day and the last. */
  from: Day,
  until: Day,
  budget: Amount.optional(),
  /** Whom its mailings go to. Without one, and without a letter, it has none. */
  audience: Audience().optional(),
  /** One of the letters of campaigns. */
  letter: LetterName.optional(),
  offerId: z.uuid().optional(),
  goal: z.string().trim().min(1).max(2000).optional(),
});

export const Campaign = lazily(() =>
  z.strictObject({
    kind: z.literal('campaign'),
    id: z.uuid(),
    version: z.int().positive(),
    ...campaignDetails(),
    openedAt: Instant,
    openedBy: By,
    /** A draft until its first mailing leaves. */
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('draft') }),
      z.strictObject({ name: z.literal('running'), at: Instant }),
      z.strictObject({ name: z.literal('closed'), at: Instant, by: By }),
    ]),
    /** The mailing that began last. */
    mailingId: z.uuid().optional(),
  }),
);
export type Campaign = z.infer<ReturnType<typeof Campaign>>;

/** Where campaigns are listed, the newest last. */
export const campaignsList = 'campaigns';

/** The key that keeps the name in links one campaign's own. */
export const utmKey = ({ utm }: Pick<Campaign, 'utm'>): string => `campaign/utm/${textKey(utm.campaign)}`;
