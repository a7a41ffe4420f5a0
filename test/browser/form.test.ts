import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsOn } from '../support/browser/accessible.ts';
import { consoleUrl, launch } from '../support/browser/browser.ts';
import { serveSite, type Site } from '../support/browser/site.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const script = (attributes: string): string => `<script src="${consoleUrl}/form.js" ${attributes} async></script>`;
const ownForm = `<form action="${consoleUrl}/api/leads" method="post">
  <input type="hidden" name="form" value="request"><input name="name"><input name="email"><button>Go</button></form>`;

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await launch();
  site = await serveSite({
    '/landing': `<title>Drives</title><h1>Drives</h1>${script('')}`,
    '/ru': `<html lang="ru"><title>Запрос</title><main><h1>Приводы</h1>${script('data-form="request"')}</main></html>`,
    '/en': `<html lang="en"><title>Request</title><main><h1>Drives</h1>${script('data-form="request"')}</main></html>`,
    '/bare': `<html lang="en"><title>Bare</title><div id="here"></div>${script('data-form="request" data-style="none" data-into="#here"')}</html>`,
    '/plain': `<title>Plain</title>${ownForm}`,
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const address = (): string => `visitor-${randomBytes(4).toString('hex')}@company.example`;
const leadsBy = async (page: string) =>
  (await recordsOf('lead'))
    .map(
      ({ state }) =>
        state as { firstTouch: { page?: string; utm?: object; referrer?: string }; stage: { name: string } },
    )
    .filter(({ firstTouch }) => firstTouch.page?.endsWith(page));

/** A visitor with a browser of their own. */
async function visit(path: string, options: { javaScriptEnabled?: boolean; locale?: string } = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', ...options });
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  return page;
}

const takesTwoSeconds = (page: Page): Promise<void> => page.waitForTimeout(2100); // sooner nobody fills it in: it would be held as spam

describe('the form on a site of the plant', () => {
  it('takes a visitor’s request in Russian: with consents that nobody ticked for them, and the first touch', async () => {
    const page = await visit('/landing?utm_source=yandex&utm_campaign=drives');
    await page.goto(`${site.url}/ru`);
    await page.getByLabel('Имя').fill('Пётр Примеров');
    await page.getByLabel('Почта').fill('petr@');
    await page.getByLabel('Телефон').fill('12');
    await page.getByText('Проверьте адрес').waitFor(); // as it is typed
    expect(
      await page
        .getByRole('checkbox')
        .evaluateAll((boxes) => boxes.map((box) => (box as { checked?: boolean }).checked)),
    ).toEqual([false, false]);
    expect(await violationsOn(page)).toEqual([]);
    await takesTwoSeconds(page);
    await page.getByRole('button', { name: 'Отправить' }).click();
    await page.getByText('Без этого согласия').waitFor();
    await page.getByLabel('Почта').fill(address());
    await page.getByLabel('Телефон').fill('');
    await page.getByLabel('Сообщение').fill('Нужны приводы');
    await page.getByLabel(/Согласен на обработку/).check();
    await page.getByRole('button', { name: 'Отправить' }).click();
    await page.getByText('Спасибо. Мы свяжемся').waitFor();
    const [lead, ...others] = await leadsBy('/landing');
    expect([lead?.stage.name, lead?.firstTouch.utm, others]).toEqual([
      'new',
      { source: 'yandex', campaign: 'drives' },
      [],
    ]);
    await page.context().close();
  });

  it('sends a request again when the connection breaks, and it is one request', async () => {
    const page = await visit('/en', { locale: 'en-GB' });
    let cut = 1;
    await page.route('**/api/leads', async (route) => {
      const answer = await route.fetch(); // it arrived, and the answer was lost
      return cut-- > 0 ? route.abort('connectionreset') : route.fulfill({ response: answer });
    });
    await page.getByLabel('Name').fill('Peter Sample');
    await page.getByLabel('E-mail').fill(address());
    await page.getByLabel('Message').fill('Twelve drives');
    await page.getByLabel(/I agree that my data/).check();
    await takesTwoSeconds(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('trying again').waitFor();
    await page.getByText('Thank you').waitFor();
    expect(await leadsBy('/en')).toHaveLength(1);
    await page.context().close();
  });

  it('has no look of its own where the site wants none, and asks no more of a machine that fills in what nobody sees', async () => {
    const page = await visit('/bare', { locale: 'en-GB' });
    await page.locator('#here > form').waitFor();
    await page.getByLabel('Name').fill('A machine');
    await page.getByLabel('E-mail').fill(address());
    await page.getByLabel('Message').fill('Buy');
    await page.getByLabel(/I agree that my data/).check();
    await page
      .locator('input[name=website]')
      .evaluate((input) => ((input as { value?: string }).value = 'https://spam.example'));
    await takesTwoSeconds(page);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you').waitFor();
    expect((await leadsBy('/bare')).map(({ stage }) => stage.name)).toEqual(['spam']);
    await page.context().close();
  });

  it('works without a script, and answers with a page', async () => {
    const page = await visit('/plain', { javaScriptEnabled: false });
    const email = address();
    await page.locator('[name=name]').fill('Мария Образцова');
    await page.locator('[name=email]').fill(email);
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'Спасибо' }).waitFor();
    await page.goBack();
    await page.locator('[name=email]').fill('');
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'Заявка не отправлена' }).waitFor();
    const held = await until(
      'the second is kept',
      () => recordsOf('lead'),
      (leads) => leads.length > 1,
    );
    expect(held.some(({ state }) => (state as { stage: { name: string } }).stage.name === 'unreadable')).toBe(true);
    await page.context().close();
  });
});
