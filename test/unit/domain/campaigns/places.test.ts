import { describe, expect, it } from '@jest/globals';
import { isLive, machineFor, whereOf } from '../../../../shared/domain/pipeline/where.ts';
import { liveIn, machineNames } from '../../../../shared/domain/pipeline/live-records.ts';
import { findStanding, ringDue } from '../../../../shared/domain/pipeline/ring.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import type { SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { campaignWith, mailingWith, offerWith } from '../../../support/domain/campaigns.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { personId } from '../../../support/domain/leads.ts';
import { MailingWorld } from '../../../support/domain/mailing-world.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const over = mailingWith({ stage: { name: 'ended', at: monday, cause: 'done' }, alarms: [] });
const { id } = mailingWith();

describe('In the lists', () => {
  it('an offer is in the register, and on its board while it is approved, the first to end in front', () => {
    const offer = offerWith();
    const parent = { of: 'offers', sort: `offer/${offer.id}` };
    expect(placesOf(offer)).toEqual({
      card: { stage: 'approved' },
      board: { of: 'offer/approved', sort: `2026-03-20/${offer.id}` },
      parent,
    });
    expect(placesOf(offerWith({ state: { name: 'draft' } }))).toEqual({ card: { stage: 'draft' }, parent });
  });

  it('a campaign is among the others', () => {
    const campaign = campaignWith();
    expect(placesOf(campaign)).toEqual({
      card: { stage: 'draft' },
      parent: { of: 'campaigns', sort: `campaign/${campaign.id}` },
    });
  });

  it('a mailing is under its campaign, and on its board while it runs, by when its next part is due', () => {
    const parent = { of: idOf(0xb11), sort: `mailing/${monday}/${id}` };
    expect(placesOf(mailingWith())).toEqual({
      card: { stage: 'running', enteredAt: monday, dueAt: monday },
      board: { of: 'mailing/running', sort: `${monday}/${id}` },
      parent,
    });
    expect(placesOf(over)).toEqual({ card: { stage: 'ended', enteredAt: monday }, parent });
    expect(placesOf(mailingWith({ alarms: [] })).board?.sort).toBe(`/${id}`);
  });

  it('a letter of a mailing is under it, its reader, and among all that count', () => {
    const letter: SentLetter = {
      kind: 'letter',
      id: idOf(0x811),
      version: 1,
      personId,
      mailingId: id,
      pass: 1,
      member: { kind: 'person', id: personId },
      letter: 'spring',
      letterVersion: 'campaigns/spring/ru/1',
      language: 'ru',
      markedAt: monday,
      state: 'sent',
    };
    expect(placesOf(letter)).toEqual({
      card: { stage: 'sent', title: 'spring', enteredAt: monday },
      board: { of: 'letter/marketing', sort: `${monday}/${letter.id}` },
      owner: { of: id, sort: `letter/${monday}/${letter.id}` },
      parent: { of: personId, sort: `letter/${monday}/${letter.id}` },
    });
  });
});

describe('A mailing', () => {
  it('is followed by its machine while it runs', async () => {
    expect([isLive(mailingWith()), isLive(over), machineFor(mailingWith())]).toEqual([true, false, 'mailing']);
    expect(machineNames).toContain('mailing');
    expect(whereOf(mailingWith(), 1, monday)).toEqual({ stage: 'running', leg: 1, until: monday, timeoutSeconds: 1 });
    const store = await storeOf(new ToldClock(), mailingWith(), { ...over, id: idOf(0xb22) });
    expect((await liveIn('mailing', store)).standings.map(({ record }) => record.id)).toEqual([id]);
    expect(await findStanding(store, id)).toEqual(mailingWith());
  });

  it('is not changed by an alarm that rings: its own part looks again', async () => {
    const { services, records } = new MailingWorld();
    const world = new MailingWorld();
    await world.have(mailingWith());
    expect(await ringDue(id, world.services)).toEqual(mailingWith());
    expect([await ringDue(id, services), records.facts]).toEqual([undefined, []]);
  });
});
