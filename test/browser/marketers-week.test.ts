import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { invoke } from '../../local/invoke.ts';
import { plusDays } from '../../shared/domain/calendar/working-calendar.ts';
import { type Language, launch, openWindow, signIn } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { saying } from '../support/browser/words.ts';
import { ownName } from '../support/own-name.ts';
import { plantDay } from '../support/system/day.ts';
import { done, form, parked, worked } from '../support/system/leads.ts';
import { nobody, staff, system } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

let browser: Browser;
let today: string;
beforeAll(async () => {
  await demoPlant();
  await invoke(system, 'FunctionScoreAccounts'); // the plant asked for them
  today = plantDay(String((await nobody('GET', '/health')).body['now']));
  browser = await launch();
});
afterAll(() => browser.close());

/** What others did before: two of their leads wait in a basket, one was rejected, and a request looks like spam. */
async function othersDid() {
  const [vera, boris] = [staff('vera'), staff('boris')];
  const [reader, silent] = [ownName('Читатель'), ownName('Тишина')];
  const [rejected, held] = [ownName('Отказ'), ownName('Ловушка')];
  const rejecting = worked(boris, { company: rejected }).then((id) =>
    done(boris('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion: 'volume' } })),
  );
  const [id] = await Promise.all([
    parked(vera, {
      company: reader,
      consents: ['marketing', 'advertising'].map((purpose) => ({ purpose, textVersion: 'v1' })),
    }),
    parked(staff('head'), { company: silent }),
    rejecting,
    nobody('POST', '/leads', { body: form({ company: held, website: 'https://spam.example' }) }),
  ]);
  await until(
    'its first letter has a day',
    async () => (await done(vera('GET', `/leads/${id}`)))['enrolment'] as { next?: { at?: string } } | null,
    (enrolment) => enrolment?.next?.at !== undefined,
  );
  return { reader, silent, rejected, held };
}

type Desk = { readonly page: Page; readonly say: ReturnType<typeof saying>; readonly language: Language };

const go = ({ page, say }: Desk, place: string): Promise<void> =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: say('app', `place.${place}`), exact: true })
    .click();
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const itemOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

const contacts = /@company\.example/;
const noConsent = { ru: 'Нет согласия на рассылку', en: 'They have not agreed to letters' } as const;
const stopped = { ru: 'Письма остановил сотрудник', en: 'Somebody of the staff stopped the letters' } as const;
const letterSays = { ru: 'ООО «Демо-завод»', en: 'Demo Plant' } as const;
const lastOrder = {
  ru: /последний заказ \d+ \S+ назад; лучшая группа/i,
  en: /last order \d+ days? ago; the best group/i,
};

/** Sees whose letter leaves and whose does not, reads it, and stops it. */
async function keepsBaskets(desk: Desk, reader: string, silent: string): Promise<void> {
  const { page, say, language } = desk;
  await go(desk, 'refresh');
  await page.getByRole('article').nth(3).waitFor();
  expect(await page.getByRole('article').count()).toBe(4);
  await itemOf(page, reader).waitFor(); // among the letters of the next seven days
  await page.locator('a[href="/refresh/account?why=no-consent"]').click();
  await rowOf(page, silent).getByText(say('refresh', 'consent.no'), { exact: true }).waitFor();
  await rowOf(page, silent).getByText(noConsent[language]).waitFor();
  expect(await rowOf(page, reader).count()).toBe(0);

  await page.getByRole('tab', { name: say('refresh', 'view.letters') }).click();
  expect(await itemOf(page, silent).count()).toBe(0);
  await itemOf(page, reader).getByRole('button').click();
  const letter = page.getByRole('dialog').locator('iframe').contentFrame();
  await letter.getByText(letterSays[language]).first().waitFor(); // as its reader gets it
  await page.keyboard.press('Escape');
  await itemOf(page, reader).getByRole('link').last().click();
  const enrolment = page.getByRole('dialog', { name: say('refresh', 'enrolment.title') });
  await enrolment.getByText(say('refresh', 'enrolment.masked')).waitFor();
  expect(await enrolment.innerText()).not.toMatch(contacts);
  await enrolment.getByRole('button', { name: say('refresh', 'deed.stop') }).click();
  const asked = page.getByRole('dialog', { name: say('refresh', 'stop.title', { who: reader }) });
  await asked.getByRole('button', { name: say('refresh', 'deed.stop') }).click();
  await page.getByText(say('refresh', 'stop.done')).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: say('refresh', 'view.audience') }).click();
  await page.getByRole('button', { name: say('refresh', 'audience.download') }).click();
  const tooSmall = new RegExp(say('refresh', 'audience.tooSmall', { count: '[1-9]\\d*', of: '100' }));
  await page.getByRole('alert').filter({ hasText: tooSmall }).waitFor();
}

/** Has all who bought scored anew, and looks who slips away and who stands where. */
async function looksWhoReturns(desk: Desk): Promise<void> {
  const { page, say, language } = desk;
  await go(desk, 'return');
  await page.getByRole('button', { name: say('return', 'recompute.ask') }).click();
  await page.getByText(say('return', 'recompute.done', { accounts: '' })).waitFor();
  for (const list of ['about-to-slip', 'went-silent']) {
    const title = page.getByRole('heading', { name: say('return', `list.${list}.title`), exact: true });
    await page.locator('section').filter({ has: title }).getByText(lastOrder[language]).first().waitFor();
  }
  await page.getByRole('tab', { name: say('return', 'view.grid') }).click();
  const groups = page.getByRole('table').getByRole('button').filter({ hasText: '%' });
  await groups.first().waitFor();
  expect(await groups.count()).toBe(27);
  await page.getByRole('table').locator('button:enabled').filter({ hasText: '%' }).first().click();
  await page.getByRole('dialog').getByRole('link').first().waitFor(); // who stands there
  await page.keyboard.press('Escape');
}

/** Plans a campaign with a budget and an offer, which a head approves, and tells what it cost. */
async function campaigns(desk: Desk): Promise<void> {
  const { page, say, language } = desk;
  const fill = (key: string, value: string): Promise<void> => page.getByLabel(say('campaigns', key)).fill(value);
  const days = async (): Promise<void> => {
    await fill('field.from', today);
    await fill('field.until', plusDays(today, 20));
  };
  const [name, offer] = [ownName('Зимний ремонт'), { ru: ownName('Пусконаладка'), en: ownName('Commissioning') }];
  await go(desk, 'campaigns');
  await page.getByRole('link', { name: say('campaigns', 'section.offers'), exact: true }).click();
  await page.getByRole('link', { name: say('campaigns', 'newOffer') }).click();
  await fill('offer.titleRu', offer.ru);
  await fill('offer.titleEn', offer.en);
  await fill('offer.termsRu', 'Без доплаты');
  await fill('offer.termsEn', 'At no charge');
  await days();
  await fill('offer.floor', '20');
  await page.getByRole('button', { name: say('campaigns', 'offer.open') }).click();
  await page.getByRole('heading', { level: 1, name: offer[language] }).waitFor();
  expect(await page.getByRole('button', { name: say('campaigns', 'approve.action'), exact: true }).count()).toBe(0);
  const id = page.url().split('/').at(-1) ?? '';

  await go(desk, 'campaigns');
  await page.getByRole('link', { name: say('campaigns', 'new') }).click();
  await fill('field.name', name);
  await fill('field.budget', '150000');
  await days();
  await fill('utm.campaign', name);
  await page.getByRole('combobox', { name: say('campaigns', 'field.offer') }).click();
  await page.getByRole('option', { name: offer[language] }).click();
  await page.getByRole('button', { name: say('campaigns', 'plan') }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await done(staff('head')('POST', `/offers/${id}/approve`, { body: { expectedVersion: 1 } }));
  await page.reload();
  await page.getByText(say('campaigns', 'offerState.approved'), { exact: true }).waitFor();
  await page.getByText(/150\W000/).waitFor();

  await go(desk, 'costs');
  await page.getByRole('button', { name: say('planning', 'costs.add') }).click();
  const cost = page.getByRole('dialog');
  await cost.getByLabel(say('planning', 'costs.amount')).fill('120000');
  await cost.getByLabel(say('planning', 'costs.campaign')).fill(name);
  await cost.getByRole('button', { name: say('ui', 'save') }).click();
  await page.getByText(say('planning', 'costs.recorded')).waitFor();
  await rowOf(page, name)
    .getByText(/120\W000/)
    .waitFor();
  await go(desk, 'campaigns');
  await rowOf(page, name).filter({ hasText: /120/ }).waitFor(); // among the figures of the month
}

/** Disputes the rejection that a figure counts, and lets in what is no spam. */
async function judgesLeads(desk: Desk, rejected: string, held: string): Promise<void> {
  const { page, say } = desk;
  await page.goto('/figures/quality');
  await page.locator('tfoot a[href*="verdict%3Dnon-target"]').first().click();
  const counted = page.getByRole('dialog', { name: say('figures', 'records.title') });
  await counted.getByRole('link', { name: rejected }).click();
  await page.getByText(say('cards', 'contacts.hiddenFromMarketer')).waitFor();
  const more = page.getByRole('button', { name: say('cards', 'head.more') });
  await more.click();
  await page.getByRole('menuitem', { name: say('cards', 'head.dispute') }).click();
  await page.getByText(say('cards', 'fact.LeadDisputed')).waitFor();
  await more.waitFor({ state: 'detached' }); // it is disputed once

  await go(desk, 'quarantine');
  const which = page.getByRole('radiogroup', { name: say('quarantine', 'which') });
  await which.getByText(say('quarantine', 'stages.spam'), { exact: true }).click();
  const request = itemOf(page, held);
  expect(await request.innerText()).not.toMatch(contacts);
  const lead = (await request.getByRole('link').getAttribute('href')) ?? '';
  await request.getByRole('button', { name: say('quarantine', 'letIn') }).click();
  await request.waitFor({ state: 'detached' });
  await page.goto(lead);
  await page.getByText(say('cards', 'fact.LeadMoved.released')).waitFor();
}

describe.each<Language>(['ru', 'en'])('a week of a marketer, in %s', (language) => {
  const say = saying(language);

  it('goes from letters that leave to customers who slip away, a campaign with its offer and cost, and leads that were judged wrong', async () => {
    const { page, context, troubles } = await openWindow(browser, { language });
    const [{ reader, silent, rejected, held }] = await Promise.all([
      othersDid(),
      signIn(page, 'marketer', '/', language),
    ]);
    const desk = { page, say, language };
    await keepsBaskets(desk, reader, silent);
    await looksWhoReturns(desk);
    await campaigns(desk);
    await judgesLeads(desk, rejected, held);
    await go(desk, 'refresh');
    await page.locator('a[href="/refresh/account"]').click();
    await rowOf(page, reader).getByText(stopped[language]).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});
