import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { moveFilling } from '../support/system/deals.ts';
import { allTarget, done, opened as openedDeal, worked } from '../support/system/leads.ts';
import { headerOf, mailTo } from '../support/system/mail.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff, system } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const [anna, head, marketer, operator] = [staff('anna'), staff('head'), staff('marketer'), staff('operator')];
const day = 24 * 3_600_000;

beforeEach(reset);

const now = async (): Promise<number> => Date.parse(String((await nobody('GET', '/health')).body['now']));
const pass = async (ms: number): Promise<void> =>
  moveClockTo(new Date((await now()) + ms).toISOString(), operator, () => undefined);

/** A lead in the basket `needs`, whose programme begins days later; the address of its person. */
async function waiting(agrees = true): Promise<string> {
  const email = `reader+${randomBytes(4).toString('hex')}@customer.example`;
  const consents = agrees ? [{ purpose: 'marketing', textVersion: '2026-01' }] : [];
  const id = await worked(anna, { email, consents });
  const body = { to: 'parked', basket: 'needs', changes: { criteria: allTarget('industrial') } };
  await done(anna('POST', `/leads/${id}/moves`, { body }));
  return email;
}

/** Lets days pass until a mailing has ended: New Year’s holidays may lie between. */
async function ended(id: string): Promise<Record<string, unknown>> {
  const mailing = () => done(marketer('GET', `/mailings/${id}`));
  for (let days = 0; days < 30 && (await mailing())['state'] === 'running'; days += 1) await pass(day);
  return until('the mailing has ended', mailing, ({ state }) => state !== 'running');
}

const letter = {
  subject: 'Новый каталог {{plant.name}}',
  preheader: 'Весна',
  body: '{{greeting}}\n\n{{#each offers}}**{{title}}**: {{text}}\n\n{{/each}}{{manager.name}}',
};
const offer = {
  title: { en: 'A spare fan', ru: 'Запасной вентилятор' },
  terms: { en: 'With each drive.', ru: 'К каждому приводу.' },
  ...{ from: '2020-01-01', until: '2039-12-31', marginFloorPercent: 12 },
};
const campaign = (name: string) => ({
  ...{ name, channel: 'site', utm: { campaign: name }, from: '2020-01-01', until: '2039-12-31' },
  ...{ audience: [{ by: 'basket', basket: 'needs' }], letter: 'catalogue' },
});
const opened = async (path: string, body: object): Promise<string> =>
  String((await done(marketer('POST', path, { body })))['id']);

/** A request that becomes a deal, and is paid. */
async function buys(fields: Readonly<Record<string, unknown>>, line: object): Promise<void> {
  const { dealId } = await openedDeal(anna, fields);
  await done(anna('PATCH', `/deals/${dealId}`, { body: { lines: [line] } }));
  for (const stage of ['discuss-terms', 'send-quote', 'agree-price', 'payment-received'])
    await done(moveFilling(dealId, stage, head));
}

describe('a marketer', () => {
  it('writes a letter, looks at it, and sends it to a basket: to those who agreed, once', async () => {
    const readers = [await waiting(), await waiting()];
    const stranger = await waiting(false);
    const preview = await done(marketer('POST', '/letters/preview', { body: { language: 'ru', ...letter } }));
    expect(preview).toMatchObject({ problems: [], subject: 'Новый каталог Демо-завод' });
    const wrong = { ...letter, body: '{{nobody}}' };
    expect(await marketer('PUT', '/letters/campaigns/catalogue/ru', { body: wrong })).toMatchObject({
      status: 422,
      body: { code: 'letter-wrong' },
    });
    await done(marketer('PUT', '/letters/campaigns/catalogue/ru', { body: letter }));
    const offerId = await opened('/offers', offer);
    await done(head('POST', `/offers/${offerId}/approve`));
    const id = await opened('/campaigns', { ...campaign('catalogue'), offerId });
    expect(await done(marketer('GET', `/campaigns/${id}/audience`))).toEqual({ would: 2, held: { 'no-consent': 1 } });

    const path = `/campaigns/${id}/mailings`;
    const clicks = await Promise.all([1, 2, 3].map(() => done(marketer('POST', path))));
    expect(new Set(clicks.map((mailing) => mailing['id'])).size).toBe(1);
    expect(await ended(String(clicks[0]?.['id']))).toMatchObject({ state: 'done', sent: 2, held: { 'no-consent': 1 } });
    const again = await done(
      marketer('POST', path, { headers: { 'idempotency-key': randomBytes(8).toString('hex') } }),
    );
    expect(await ended(String(again['id']))).toMatchObject({ sent: 0, held: { 'seen-before': 2, 'no-consent': 1 } });
    for (const reader of readers) {
      const mails = (await mailTo(reader)).filter(({ subject }) => subject.startsWith('Новый каталог'));
      expect(mails).toHaveLength(1);
      expect(mails[0]?.body.text).toContain('Запасной вентилятор');
    }
    expect(await mailTo(stranger)).toEqual([]);
    expect((await done(marketer('GET', path)))['items']).toHaveLength(2);
  });

  it('is obeyed by readers who want no more of this topic, and stops a mailing at once', async () => {
    const reader = await waiting();
    await done(marketer('PUT', '/letters/campaigns/catalogue/ru', { body: letter }));
    const first = await opened('/campaigns', campaign('first'));
    await ended(await opened(`/campaigns/${first}/mailings`, {}));
    const [mail] = (await mailTo(reader)).filter(({ subject }) => subject.startsWith('Новый каталог'));
    const link = new URL((mail && headerOf(mail, 'List-Unsubscribe'))?.slice(1, -1) ?? '');
    const out = await fetch(`${system.apiUrl}${link.pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'topic=this',
    });
    expect(out.status).toBe(200);
    await waiting(false);
    await done(marketer('PUT', '/letters/campaigns/catalogue/ru', { body: { ...letter, preheader: 'Лето' } }));
    const second = await opened('/campaigns', campaign('second'));
    expect(await done(marketer('GET', `/campaigns/${second}/audience`))).toEqual({
      would: 0,
      held: { unsubscribed: 1, 'no-consent': 1 },
    });
    const mailing = await opened(`/campaigns/${second}/mailings`, {});
    await done(marketer('POST', `/mailings/${mailing}/stop`));
    expect(['stopped', 'done']).toContain((await done(marketer('GET', `/mailings/${mailing}`)))['state']);
  });

  it('plans for the customers of a segment, edits what nobody else has edited meanwhile, and mails to them', async () => {
    const email = `buyer+${randomBytes(4).toString('hex')}@customer.example`;
    await openedDeal(anna, { email, consents: [{ purpose: 'marketing', textVersion: '2026-01' }] });
    await done(marketer('PUT', '/letters/campaigns/catalogue/ru', { body: letter }));
    const plan = { ...campaign('third'), audience: [{ by: 'segment', segment: 'industrial' }] };
    const id = await opened('/campaigns', plan);
    const edit = (changes: object) =>
      marketer('PATCH', `/campaigns/${id}`, { body: { expectedVersion: 1, ...changes } });
    await done(edit({ utm: { campaign: 'fourth' } }));
    expect(await done(edit({ goal: 'Twenty requests' }))).toMatchObject({ version: 3, utm: { campaign: 'fourth' } });
    expect(await edit({ utm: { campaign: 'fifth' } })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    expect(await ended(await opened(`/campaigns/${id}/mailings`, {}))).toMatchObject({
      state: 'done',
      sent: 1,
      held: {},
    });
    expect((await mailTo(email)).map(({ subject }) => subject)).toEqual([expect.stringContaining('Новый каталог')]);
    const month = new Date(await now()).toISOString().slice(0, 7);
    const { items } = await done(marketer('GET', `/reports/campaigns?month=${month}`));
    expect(items).toMatchObject([{ id, budget: 'no-data', cost: 'no-data', margin: 'no-data', leads: 0 }]);
  });

  it('sees what the orders of those whom a campaign brought have earned, as far as their cost is known', async () => {
    const { audience: _nobody, letter: _nothing, ...links } = campaign('links');
    const id = await opened('/campaigns', links);
    const known = { code: 'SF-1', title: { en: 'Spare fan', ru: 'Вентилятор' }, group: 'drives', marginPercent: 30 };
    const listPrice = { netMinor: 100_000, currency: 'RUB', vatPercent: 22 };
    await done(head('POST', '/products', { body: { ...known, listPrice } }));
    const fan = { product: 'sf-1', title: 'Spare fan', quantity: 2, price: listPrice };
    await buys({ utm: { campaign: 'Links' } }, fan);
    await buys({ utm: { campaign: 'links' } }, { title: 'Something else', quantity: 1, price: listPrice });
    await buys({}, fan);
    const month = new Date(await now()).toISOString().slice(0, 7);
    const report = () => done(marketer('GET', `/reports/campaigns?month=${month}`));
    expect((await report())['items']).toMatchObject([
      {
        ...{ id, leads: 2, orders: { won: 2, costUnknown: 1 } },
        revenue: [{ netMinor: 300_000, currency: 'RUB', of: 2 }],
        margin: [{ netMinor: 60_000, currency: 'RUB', of: 1 }],
      },
    ]);
  });
});
