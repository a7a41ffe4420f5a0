import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { Audience } from './audience.ts';
import { campaignDetails } from './campaign.ts';
import { Held, mailingEnds, priorities } from './mailing.ts';

const planned = () => {
  const { name, channel, utm, from, until, budget } = campaignDetails();
  return { name, channel, utm, from, until, budget };
};

/** What can happen to offers, campaigns and their mailings. */
export const campaignFacts = {
  OfferOpened: { version: 1, data: () => z.strictObject({ from: Day, until: Day }) },
  OfferEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
  OfferApproved: { version: 1, data: () => z.strictObject({}) },
  OfferWithdrawn: { version: 1, data: () => z.strictObject({ from: z.enum(['draft', 'approved']) }) },
  CampaignOpened: { version: 1, data: () => z.strictObject(planned()) },
  CampaignEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()), ...planned() }) },
  CampaignStarted: { version: 1, data: () => z.strictObject({ mailingId: z.uuid() }) },
  CampaignClosed: { version: 1, data: () => z.strictObject({}) },
  MailingStarted: {
    version: 1,
    data: () =>
      z.strictObject({
        campaignId: z.uuid(),
        letter: z.string(),
        versions: z.array(z.string()),
        audience: Audience(),
        priority: z.enum(priorities),
      }),
  },
  MailingRestarted: { version: 1, data: () => z.strictObject({ why: z.string() }) },
  MailingEnded: {
    version: 1,
    data: () =>
      z.strictObject({ campaignId: z.uuid(), cause: z.enum(mailingEnds), sent: z.int().nonnegative(), held: Held() }),
  },
} as const satisfies Record<string, FactDefinition>;
