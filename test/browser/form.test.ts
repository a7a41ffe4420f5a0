import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { consoleUrl, launch } from '../support/browser/browser.ts';
import { serveSite, type Site, takesTwoSeconds } from '../support/browser/site.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const script = `<script src="${consoleUrl}/form.js" data-form="request" data-style="none" data-into="#here" async></script>`;
const ownForm = `<form action="${consoleUrl}/api/leads" method="post">
  <input type="hidden" name="form" value="request"><input name="name"><input name="email"><button>Go</button></form>`;

let browser: Browser;
let site: Site;
beforeAll(async () => {
  browser = await launch();
  site = await serveSite({
    '/bare': `<html lang="en"><title>Bare</title><div id="here"></div>${script}</html>`,
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

describe('the form on a site of the plant', () => {
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
