import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsOn } from '../support/browser/accessible.ts';
import { consoleUrl, type Language, launch, openWindow, signIn } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { serveSite, type Site, takesTwoSeconds } from '../support/browser/site.ts';
import { saying } from '../support/browser/words.ts';
import { ownName } from '../support/own-name.ts';
import { until } from '../support/system/until.ts';

const script = (attributes: string): string => `<script src="${consoleUrl}/form.js" ${attributes} async></script>`;

let browser: Browser;
let site: Site;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
  site = await serveSite({
    '/drives': `<title>Drives</title><h1>Drives</h1>${script('')}`,
    '/ru': `<html lang="ru"><title>Запрос</title><main><h1>Приводы</h1>${script('data-form="request"')}</main></html>`,
    '/en': `<html lang="en"><title>Request</title><main><h1>Drives</h1>${script('data-form="request"')}</main></html>`,
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const visitorName = 'Мария Образцова';
const searched = 'https://search.example/';
const wordsIn = {
  ru: {
    name: 'Имя',
    company: 'Компания',
    email: 'Почта',
    phone: 'Телефон',
    message: 'Сообщение',
    wrongEmail: 'Проверьте адрес',
    wrongPhone: 'Проверьте номер',
    processing: /Согласен на обработку/,
    needed: 'Без этого согласия',
    send: 'Отправить',
    again: 'пробуем ещё раз',
    thanks: 'Спасибо. Мы свяжемся',
  },
  en: {
    name: 'Name',
    company: 'Company',
    email: 'E-mail',
    phone: 'Phone',
    message: 'Message',
    wrongEmail: 'Check the address',
    wrongPhone: 'Check the number',
    processing: /I agree that my data/,
    needed: 'Without this consent',
    send: 'Send',
    again: 'trying again',
    thanks: 'Thank you. We will get in touch',
  },
} as const;

/** Loses the answer to the first request. @returns what is sent, as it is sent */
async function losingTheFirstAnswer(page: Page): Promise<URLSearchParams[]> {
  const sent: URLSearchParams[] = [];
  await page.route('**/api/leads', async (route) => {
    const answer = await route.fetch(); // it arrived
    sent.push(new URLSearchParams(route.request().postData() ?? ''));
    return sent.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer });
  });
  return sent;
}

describe.each<Language>(['ru', 'en'])('a visitor’s request by the form on a site, in %s', (language) => {
  const say = saying(language);
  const words = wordsIn[language];

  it('reaches a manager once, with the first touch and the consent as it was ticked, and its phone when it is claimed', async () => {
    const who = { company: ownName('ООО Посетитель'), phone: `+7999${String(randomInt(1_000_000, 9_999_999))}` };
    const visitor = await openWindow(browser, { language, site: site.url });
    const { page } = visitor;
    const sent = await losingTheFirstAnswer(page);
    await page.goto('/drives?utm_source=yandex&utm_campaign=winter', { referer: searched });
    await page.goto(`/${language}?utm_source=letter`); // another day
    await page.getByLabel(words.name).fill(visitorName);
    await page.getByLabel(words.company).fill(who.company);
    await page.getByLabel(words.email).fill('maria@');
    await page.getByLabel(words.phone).fill('12');
    await page.getByLabel(words.message).fill('Нужны приводы');
    await page.getByText(words.wrongEmail).waitFor(); // as it is typed
    await page.getByText(words.wrongPhone).waitFor();
    await page.getByLabel(words.email).fill('');
    await page.getByLabel(words.phone).fill(who.phone);
    await page.getByText(words.wrongPhone).waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { checked: false }).count()).toBe(2);
    await page.getByRole('button', { name: words.send }).click();
    await page.getByText(words.needed).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel(words.processing).check();

    const manager = await openWindow(browser, { language });
    await Promise.all([takesTwoSeconds(page), signIn(manager.page, 'vera', '/leads', language)]);
    await page.getByRole('button', { name: words.send }).click();
    await page.getByText(words.again).waitFor();
    await page.getByText(words.thanks).waitFor();
    const [first, second, ...others] = sent;
    expect([second?.get('nonce'), others]).toEqual([first?.get('nonce'), []]);
    expect(visitor.troubles).toEqual([expect.stringContaining('ERR_CONNECTION_RESET')]);

    const { page: desk } = manager;
    const lead = desk.getByRole('article', { name: who.company });
    await until(
      'the queue has it once, at its end',
      async () => {
        await desk.locator('[data-stage="new"]').hover();
        await desk.mouse.wheel(0, 10_000);
        return lead.count();
      },
      (count) => count === 1,
    );
    await lead.getByRole('link').click();
    await desk.getByText(say('cards', 'contacts.hiddenUntilClaimed')).waitFor();
    const before = await desk.getByRole('main').innerText();
    expect(before).toContain(['utm_source: yandex', 'utm_campaign: winter', `${site.url}/drives`, searched].join('\n'));
    expect(before).not.toContain(who.phone);
    await desk.getByRole('button', { name: say('moves', 'claim') }).click();
    await desk.getByRole('link', { name: who.phone }).first().waitFor();
    expect(await desk.getByRole('main').innerText()).not.toMatch(/[-−]0 [mм]/); // it came to this stage just now
    await desk
      .getByRole('button', { name: say('entry', 'new.activity') })
      .first()
      .click();
    await desk.getByRole('dialog').getByLabel(say('entry', 'activity.result')).fill('ждёт расчёт');
    await desk.keyboard.press('Enter');
    await desk.getByText(say('entry', 'activity.recorded')).waitFor();
    await desk.getByRole('link', { name: visitorName }).first().click();
    await desk.getByRole('heading', { level: 1, name: visitorName }).waitFor();
    await desk.getByText(who.phone).waitFor();
    const withdraw = desk.getByRole('button', { name: say('cards', 'consents.withdraw') });
    const agreed = desk.getByRole('listitem').filter({ has: withdraw });
    await agreed.getByText(say('cards', 'code.processing')).waitFor();
    expect(await agreed.count()).toBe(1);
    expect(manager.troubles).toEqual([]);
    await Promise.all([visitor.context.close(), manager.context.close()]);
  });
});
