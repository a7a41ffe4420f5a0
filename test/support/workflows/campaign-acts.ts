/** What marketers do with letters, offers and campaigns, as acts for a plant, and readers to send to. */
import { besideNothing } from '../domain/campaigns.ts';
import { leadAt, personWith } from '../domain/leads.ts';
import { idOf } from '../domain/contexts.ts';
import type { Basket } from '../../../shared/domain/leads/pipeline.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { closeCampaign, type NewCampaign, openCampaign } from '../../../shared/domain/campaigns/change-campaign.ts';
import type { Campaign } from '../../../shared/domain/campaigns/campaign.ts';
import type { Mailing } from '../../../shared/domain/campaigns/mailing.ts';
import { startMailing } from '../../../shared/domain/campaigns/start-mailing.ts';
import { stopMailing } from '../../../shared/domain/campaigns/stop-mailing.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, together } from '../../../shared/domain/records/plan.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { lettersOf } from '../../../shared/domain/refresh/letters.ts';
import { writeLetter } from '../../../shared/domain/refresh/write-letter.ts';
import { letterProblems } from '../../../shared/letters/problems.ts';
import { contextOf } from '../domain/contexts.ts';
import type { Act, Plant } from './plant.ts';
import { asks, calls, claims, movesLead, qualified } from './lead-acts.ts';
import { anna, marketer } from './staff.ts';

const found = async <K extends 'campaign' | 'mailing'>(records: Records, kind: K, id: string) => {
  const record = await records.get(kind, id);
  if (!record) throw new Error(`there is no ${kind} ${id}`);
  return record;
};

/** Writes the letter `spring` of campaigns in Russian. */
export const writesSpring = (body = '{{greeting}}\n\nНовый каталог.'): Act => ({
  by: marketer,
  decide: async (records, context) => {
    const id = { topic: 'campaigns', letter: 'spring', language: 'ru' } as const;
    const text = { subject: 'Каталог', preheader: 'Весна', body };
    const head = await records.get('settings-head', 'settings');
    return writeLetter(head, { id, text, from: context.at }, letterProblems, context);
  },
});

export const spring: NewCampaign = {
  name: 'Spring',
  channel: 'site',
  utm: { campaign: 'spring' },
  from: '2026-03-01',
  until: '2026-03-31',
  audience: [{ by: 'basket', basket: 'needs' }],
  letter: 'spring',
};

export const plans = (details: Partial<NewCampaign> = {}): Act => ({
  by: marketer,
  decide: async (records, context) => {
    const offer = details.offerId === undefined ? undefined : await records.get('offer', details.offerId);
    return openCampaign({ ...spring, ...details }, { ...besideNothing, offer }, context);
  },
});

/** Starts a mailing of a campaign, as a click does. */
export const mails = (campaignId: string, by: Actor = marketer): Act => ({
  by,
  decide: async (records, context) => {
    const campaign = await found(records, 'campaign', campaignId);
    const { mailingId, offerId } = campaign;
    const held = await lettersOf(records, {}).versions('campaigns', 'ru', context.at);
    const version = held.get('spring');
    return startMailing(
      campaign,
      {
        last: mailingId === undefined ? undefined : await records.get('mailing', mailingId),
        offer: offerId === undefined ? undefined : await records.get('offer', offerId),
        versions: version === undefined ? {} : { ru: version },
      },
      context,
    );
  },
});

export const stopsMailing = (id: string): Act => ({
  by: marketer,
  decide: async (records, context) => stopMailing(await found(records, 'mailing', id), context),
});

export const closes = (campaignId: string, mailingId: string): Act => ({
  by: marketer,
  decide: async (records, context) =>
    closeCampaign(await found(records, 'campaign', campaignId), await found(records, 'mailing', mailingId), context),
});

export const campaignsOf = ({ records }: Plant): Campaign[] =>
  records.all.filter(({ kind }) => kind === 'campaign') as Campaign[]; // of this kind
export const mailingsOf = ({ records }: Plant): Mailing[] =>
  records.all.filter(({ kind }) => kind === 'mailing') as Mailing[]; // of this kind

const consent = { textVersion: '1', at: '2026-03-01T07:00:00.000Z', evidenceId: idOf(0x9) };

/** The n-th reader: their address. */
export const addressOf = (n: number): string => `reader-${String(n)}@customer.example`;
export const readerId = (n: number): string => idOf(0x2_0000 + n);

/** Somebody who agreed to letters, whose lead has waited in a basket for long: no programme writes to them any more. */
export async function waits(
  { records, people }: Plant,
  n: number,
  person: Partial<Person> = {},
  { basket = 'needs', address = true }: { readonly basket?: Basket; readonly address?: boolean } = {},
): Promise<void> {
  const id = readerId(n);
  const { stage } = leadAt('parked');
  if (stage.name !== 'parked') throw new Error('it is parked');
  const parked = leadAt('parked', { id: idOf(0x1_0000 + n), personId: id, stage: { ...stage, basket } });
  const reader = personWith({ id, contactKeys: [], openLeads: [], consents: { marketing: consent }, ...person });
  await commitPlan(records, together(change(undefined, parked), change(undefined, reader)), contextOf(marketer));
  if (address)
    await people.put([{ kind: 'contacts', of: id, id, value: { name: `Reader ${String(n)}`, email: addressOf(n) } }]);
}

/** Somebody who agreed to letters and comes into a basket just now, so that its programme begins. @param freeAt when they may get their first letter */
export async function parks(plant: Plant, leadId: string, basket: Basket, freeAt: string): Promise<void> {
  const contactKey = `key of ${leadId}`;
  await plant.does(asks(leadId, { details: { segment: 'developer' }, contactKey }));
  const before = plant.records.all.find(
    (record) => record.kind === 'person' && record.contactKeys.includes(contactKey),
  );
  if (before?.kind !== 'person') throw new Error(`lead ${leadId} has no person`);
  const mail = { signals: {}, unsubscribed: [], freeAt };
  const after = { ...before, version: before.version + 1, consents: { marketing: consent }, mail };
  await commitPlan(plant.records, change(before, after), contextOf(marketer));
  const { id } = before;
  await plant.people.put([
    { kind: 'contacts', of: id, id, value: { name: 'Reader', email: 'reader@customer.example' } },
  ]);
  await plant.does(claims(anna, leadId));
  await plant.does(calls(anna, leadId));
  await plant.does(movesLead(anna, leadId, { to: 'parked', basket, changes: { criteria: qualified.criteria } }));
}
