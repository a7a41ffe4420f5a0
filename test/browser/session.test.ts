import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { giveName, launch, openWindow, signIn } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { post } from '../support/system/leads.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
});
afterAll(() => browser.close());

describe('a sign-in', () => {
  it('leads back to the page that was asked for, and out again to where one can sign in', async () => {
    const { page, context, troubles } = await openWindow(browser);
    await signIn(page, 'anna', '/deals?process=dealer-order');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/deals?process=dealer-order');
    await page.getByRole('button', { name: /Анна Примерова/ }).click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await page.getByRole('button', { name: 'Войти' }).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('is there in another tab too', async () => {
    const { page, context } = await openWindow(browser);
    await signIn(page, 'anna');
    const another = await context.newPage();
    await another.goto('/leads');
    await another.getByRole('heading', { name: 'Лиды' }).waitFor();
    await context.close();
  });

  it('that ends in the middle of work is renewed beside the page, and nothing typed is lost', async () => {
    const { page, context } = await openWindow(browser);
    await signIn(page, 'anna', '/leads', 'ru');
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByRole('menuitem', { name: 'Лид' }).click();
    await page.getByLabel('Имя').fill('Ирина Неоконченная');
    await page.getByLabel('Телефон').fill('+7 495 111-22-33');
    const isRefused = { status: 400, json: { error: 'invalid_grant' } };
    await page.route('**/api/leads/manual', (route) => route.fulfill({ status: 401, json: {} }));
    await page.route('**/oauth2/token', (route) => route.fulfill(isRefused));
    await page.getByRole('button', { name: 'Сохранить' }).click();
    const again = page.getByRole('dialog', { name: 'Время входа истекло' });
    await again.waitFor();
    await page.unrouteAll();
    const [beside] = await Promise.all([
      context.waitForEvent('page'),
      again.getByRole('button', { name: 'Войти' }).click(),
    ]);
    await giveName(beside, 'anna');
    await again.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Имя').inputValue()).toBe('Ирина Неоконченная');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Лид в очереди').waitFor();
    await context.close();
  });

  it('offers nobody what their group may not do', async () => {
    await post({ company: 'ООО «Проба директора»' });
    const { page, context } = await openWindow(browser);
    await signIn(page, 'director', '/leads');
    await page.getByRole('article').first().waitFor();
    expect(await page.getByRole('button', { name: 'Взять' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Добавить' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Импорт' }).count()).toBe(0);
    await context.close();
  });
});
