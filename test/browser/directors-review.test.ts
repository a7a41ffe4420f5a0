import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Language, launch, openWindow, signIn } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { saying } from '../support/browser/words.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
});
afterAll(() => browser.close());

describe.each<Language>(['ru', 'en'])('a director’s review, in %s', (language) => {
  const say = saying(language);

  it('begins with the plan, opens a figure to its records, and ends with what was asked and answered', async () => {
    const { page, context, troubles } = await openWindow(browser, { language });
    await signIn(page, 'director', '/figures', language);
    await page.waitForURL(/\/figures\/plan/); // first
    await page.goto('/figures/funnel');
    await page.getByRole('table').first().getByRole('link').first().click();
    const records = page.getByRole('dialog', { name: say('figures', 'records.title') });
    await records.getByRole('link').first().waitFor();
    const address = page.url();
    await page.goto('/costs');
    await page.goto(address); // the address shows the same picture
    await records.getByRole('link').first().waitFor();

    await page.goto('/reviews');
    await page.getByLabel(say('planning', 'reviews.answer')).first().fill('Сдвинули отгрузку');
    await page.reload(); // what was typed is still there
    expect(await page.getByLabel(say('planning', 'reviews.answer')).first().inputValue()).toBe('Сдвинули отгрузку');
    await page.getByRole('button', { name: say('planning', 'reviews.save_one', { count: '1' }) }).click();
    await page.getByText(say('planning', 'reviews.saved')).first().waitFor();
    await page.getByText('Сдвинули отгрузку').first().waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });
});
