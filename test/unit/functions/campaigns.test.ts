import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import { closeCampaign } from '../../../functions/api/campaigns/close-campaign/route.ts';
import { countAudience } from '../../../functions/api/campaigns/count-audience/route.ts';
import { editCampaign } from '../../../functions/api/campaigns/edit-campaign/route.ts';
import { listCampaigns } from '../../../functions/api/campaigns/list-campaigns/route.ts';
import { listLetters } from '../../../functions/api/campaigns/list-letters/route.ts';
import { listMailings } from '../../../functions/api/campaigns/list-mailings/route.ts';
import { listOffers } from '../../../functions/api/campaigns/list-offers/route.ts';
import { openCampaign } from '../../../functions/api/campaigns/open-campaign/route.ts';
import { previewLetter } from '../../../functions/api/campaigns/preview-letter/route.ts';
import type { Services } from '../../../functions/api/campaigns/services.ts';
import { showLetter } from '../../../functions/api/campaigns/show-letter/route.ts';
import { showMailing } from '../../../functions/api/campaigns/show-mailing/route.ts';
import { showOffer } from '../../../functions/api/campaigns/show-offer/route.ts';
import { startMailing } from '../../../functions/api/campaigns/start-mailing/route.ts';
import { stopMailing } from '../../../functions/api/campaigns/stop-mailing/route.ts';
import { writeLetter } from '../../../functions/api/campaigns/write-letter/route.ts';
import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { lettersOf } from '../../../shared/domain/refresh/letters.ts';
import { letterProblems } from '../../../shared/letters/problems.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { marketer, operator } from '../../support/domain/actors.ts';
import { offerWith } from '../../support/domain/campaigns.ts';
import { idOf } from '../../support/domain/contexts.ts';
import { leadAt, personWith } from '../../support/domain/leads.ts';
import { put } from '../../support/domain/stores.ts';

const now = '2026-03-02T07:00:00.000Z';
const april = '2026-04-01T00:00:00.000Z';
const call = callWith({}, { by: marketer });
const spring = { topic: 'campaigns', letter: 'spring', language: 'ru' } as const;
const text = { subject: 'Каталог', preheader: 'Весна', body: '{{greeting}}' };
const plan = {
  ...{ name: 'Spring', channel: 'site', utm: { campaign: 'spring' }, from: '2026-03-01', until: '2026-03-31' },
  audience: [{ by: 'basket', basket: 'needs' }],
  letter: 'spring',
} satisfies Parameters<typeof openCampaign>[0];

let area: Services & ReturnType<typeof areaInMemory>;
beforeEach(() => {
  const memory = areaInMemory();
  area = {
    ...memory,
    letterSeeds,
    files: new MemoryFiles(),
    letters: lettersOf(memory.records, letterSeeds),
    problemsOf: letterProblems,
  };
});

const write = (more: Partial<Parameters<typeof writeLetter>[0]> = {}) =>
  writeLetter({ ...spring, ...text, ...more }, area, call);
const problem = (code: string, status = 422) => ({ details: { code, status } });

describe('Letters', () => {
  it('are listed with the version that holds, since when and by whom', async () => {
    expect((await listLetters({}, area)).items).toHaveLength(52);
    await write();
    await write({ from: april });
    const { items } = await listLetters({ topic: 'campaigns' }, area);
    expect(items).toEqual([{ ...spring, n: 1, since: now, by: marketer.id }]);
    const english = await listLetters({ topic: 'needs', language: 'en' }, area);
    expect(english.items[0]).toEqual({ topic: 'needs', letter: 'keep', language: 'en', n: 0 });
    expect(english.items).toHaveLength(5);
  });

  it('are shown in any of their versions, those of the release too', async () => {
    await write();
    await write({ subject: 'Скоро', from: april });
    expect(await showLetter(spring, area)).toMatchObject({ ...spring, ...text, n: 1, since: now });
    expect(await showLetter({ ...spring, n: 2 }, area)).toMatchObject({ subject: 'Скоро', n: 1 });
    expect((await showLetter(spring, area)).versions.map(({ n, from }) => [n, from])).toEqual([
      [1, now],
      [2, april],
    ]);
    const keep = { topic: 'needs', letter: 'keep', language: 'ru' } as const;
    expect(await showLetter(keep, area)).toMatchObject({ n: 0, versions: [], ...letterSeeds['needs/keep/ru'] });
    for (const asked of [
      { ...spring, n: 3 },
      { ...spring, n: 0 },
      { ...spring, letter: 'autumn' },
    ])
      await expect(showLetter(asked, area)).rejects.toMatchObject({ details: { status: 404 } });
  });

  it('are refused with the problem, its place and what is allowed', async () => {
    const wrong = write({ body: '{{nobody}} {{company}}', subject: '{{company}}' });
    await expect(wrong).rejects.toMatchObject(problem('letter-wrong'));
    await expect(wrong).rejects.toThrow(
      /subject: \{\{company\}\} is no variable here; these are: plant.name, .*body: \{\{nobody\}\}.*body: \{\{company\}\} is not always known/,
    );
    await expect(write({ expectedVersion: 4 })).rejects.toMatchObject(problem('changed-meanwhile', 409));
  });

  it('are looked at before they are written, with an invented reader, or with all that is wrong', async () => {
    const shown = await previewLetter({ language: 'ru', ...text }, area);
    expect(shown).toMatchObject({ problems: [], subject: 'Каталог', preheader: 'Весна' });
    expect([('html' in shown && shown.html) || '', ('text' in shown && shown.text) || '']).toEqual([
      expect.stringContaining('Иван Петрович, здравствуйте!'),
      expect.stringContaining('Отписаться'),
    ]);
    const { problems, ...nothing } = await previewLetter({ language: 'ru', ...text, body: '{{nobody}}' }, area);
    expect([problems.length, nothing]).toEqual([1, {}]);
    expect(area.records.facts).toEqual([]);
  });
});

describe('Offers', () => {
  it('are listed the newest first, a page at a time, and shown as they stand today', async () => {
    for (const n of [1, 2, 3])
      await put(area.records, {
        record: offerWith({ id: idOf(0xb00 + n), until: `2026-03-0${String(n)}` }),
        expected: 'new',
      });
    const first = await listOffers({ limit: 2 }, area, call);
    expect(first.items.map(({ id, state }) => [id, state])).toEqual([
      [idOf(0xb03), 'approved'],
      [idOf(0xb02), 'approved'],
    ]);
    const { items } = await listOffers({ limit: 2, ...('next' in first && { cursor: first.next }) }, area, call);
    expect(items.map(({ id, state }) => [id, state])).toEqual([[idOf(0xb01), 'expired']]);
    const { decided } = (await showOffer({ id: idOf(0xb03) }, area, call)) as { decided?: object };
    expect(decided).toEqual({ at: now, by: idOf(0x201) });
  });
});

describe('A campaign', () => {
  const opened = async (more: Partial<typeof plan> & { offerId?: string } = {}) =>
    (await openCampaign({ ...plan, ...more }, area, call)).body;
  const reader = async (): Promise<void> => {
    const consents = { marketing: { textVersion: '1', at: now, evidenceId: idOf(9) } };
    await put(area.records, { record: leadAt('parked'), expected: 'new' });
    await put(area.records, { record: personWith({ consents }), expected: 'new' });
    await area.people.put([
      { kind: 'contacts', of: idOf(0x201), id: idOf(0x201), value: { email: 'a@customer.example' } },
    ]);
  };

  it('names a letter that somebody wrote, and an own name in links', async () => {
    await expect(opened()).rejects.toMatchObject(problem('letter-unknown'));
    await write();
    const campaign = await opened();
    expect(campaign).toMatchObject({ ...plan, state: 'draft', openedBy: marketer.id });
    await expect(opened({ utm: { campaign: 'SPRING' } })).rejects.toMatchObject(problem('utm-taken'));
    await expect(opened({ utm: { campaign: 'x' }, offerId: idOf(1) })).rejects.toMatchObject(problem('offer-unknown'));
    expect(await editCampaign({ id: campaign.id, goal: 'Orders' }, area, call)).toMatchObject({
      goal: 'Orders',
      version: 2,
    });
    const edit = { id: campaign.id, offerId: idOf(1) };
    await expect(editCampaign(edit, area, call)).rejects.toMatchObject(problem('offer-unknown'));
    expect((await listCampaigns({ limit: 50 }, area)).items.map(({ id }) => id)).toEqual([campaign.id]);
  });

  it('is counted, mailed once while that goes on, and its mailing stopped', async () => {
    await write();
    await reader();
    const { id } = await opened();
    expect(await countAudience({ id }, area, call)).toEqual({ would: 1, held: {} });
    const mailing = (await startMailing({ id }, area, call)).body;
    expect(mailing).toMatchObject({
      state: 'running',
      sent: 0,
      versions: { ru: 'campaigns/spring/ru/1' },
      nextAt: now,
    });
    expect((await startMailing({ id }, area, call)).body.id).toBe(mailing.id);
    await expect(editCampaign({ id, goal: 'x' }, area, call)).rejects.toMatchObject(problem('campaign-not-draft'));
    const stopped = await stopMailing({ id: mailing.id }, area, call);
    expect(stopped).toMatchObject({ state: 'stopped', endedAt: now });
    expect(stopped).not.toHaveProperty('nextAt');
    expect(await showMailing({ id: mailing.id }, area)).toEqual(stopped);
    expect((await listMailings({ id, limit: 50 }, area)).items).toEqual([stopped]);
  });

  it('closes with its mailing', async () => {
    await write();
    const { id } = await opened();
    const mailing = (await startMailing({ id }, area, call)).body;
    expect(await closeCampaign({ id }, area, call)).toMatchObject({ state: 'closed', mailingId: mailing.id });
    expect((await showMailing({ id: mailing.id }, area)).state).toBe('stopped');
    await expect(startMailing({ id }, area, call)).rejects.toMatchObject(problem('campaign-closed'));
  });

  it('without an audience has nobody to count', async () => {
    await write();
    const { audience: _none, ...advertising } = plan;
    const { id } = (await openCampaign(advertising, area, call)).body;
    await expect(countAudience({ id }, area, call)).rejects.toMatchObject(problem('audience-needed'));
    await expect(startMailing({ id }, area, callWith({}, { by: operator }))).rejects.toMatchObject({
      details: { status: 403 },
    });
  });
});
