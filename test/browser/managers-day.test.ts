import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Language, launch, openWindow, signIn } from '../support/browser/browser.ts';
import { saying } from '../support/browser/words.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { ownName } from '../support/own-name.ts';
import { post } from '../support/system/leads.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
});
afterAll(() => browser.close());

/** Says yes to every criterion that the gate asks for. */
async function answerCriteria(page: Page, yes: string): Promise<void> {
  const all = page.getByRole('dialog').getByRole('radiogroup');
  for (let n = 0; n < (await all.count()); n += 1)
    await all.nth(n).getByRole('radio', { name: yes, exact: true }).press('Space');
}

describe.each<Language>(['ru', 'en'])('a day of a manager, in %s', (language) => {
  const say = saying(language);

  it('goes from the queue to a deal that moves on, all of it by the keyboard and forms in place', async () => {
    const name = ownName('ООО День');
    await post({ company: name });
    const { page, context, troubles } = await openWindow(browser, { language });
    await signIn(page, 'anna', '/leads', language);
    await page.getByRole('article', { name }).focus();
    await page.keyboard.press('c'); // claims
    await page.getByText(say('moves', 'claimed')).first().waitFor();
    await page.locator('[data-stage="mql"]').getByRole('article', { name }).focus();
    await page.keyboard.press('Enter'); // opens the card
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page
      .getByRole('link', { name: /person-.*@company\.example/ })
      .first()
      .waitFor(); // no longer masked

    await page
      .getByRole('button', { name: say('entry', 'new.activity') })
      .first()
      .press('Enter');
    await page.getByRole('dialog').getByLabel(say('entry', 'activity.result')).fill('договорились о расчёте');
    await page.keyboard.press('Enter');
    await page.getByText(say('entry', 'activity.recorded')).first().waitFor();

    await page
      .getByRole('button', { name: say('moves', 'lead.sql.act') })
      .first()
      .press('Enter');
    const gate = page.getByRole('dialog');
    await gate.waitFor();
    await gate.getByRole('textbox').first().fill('Заменить 12 приводов');
    await answerCriteria(page, say('forms', 'criterion.target'));
    await gate.getByRole('button', { name: say('moves', 'lead.sql.act') }).press('Enter');
    await page.getByText(say('moves', 'converted')).first().waitFor();
    await page.getByRole('button', { name: say('moves', 'toDeal') }).press('Enter');
    await page.waitForURL(/\/deals\//);

    await page.goto('/deals');
    const card = page.getByRole('article', { name });
    await card.focus();
    await page.keyboard.press('m'); // the menu of a card
    await page.getByRole('menuitem', { name: language === 'ru' ? 'Обсудить условия' : 'Discuss terms' }).press('Enter');
    await page.locator('[data-stage="discuss-terms"]').getByRole('article', { name }).waitFor();
    await card.and(page.locator('[data-moving="false"]')).waitFor(); // the move was taken
    await card.focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: say('boards', 'to.lost') }).press('Enter');
    const lost = page.getByRole('dialog');
    const reason = lost.getByRole('combobox', { name: say('moves', 'loss.reason') });
    await reason.press('ArrowDown'); // opens
    await page.getByRole('option').first().waitFor(); // once the reasons of the stage are read
    await reason.press('ArrowDown');
    await reason.press('Enter');
    await lost.getByRole('button', { name: say('moves', 'deal.lost.act') }).press('Enter');
    await card.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await context.close();
  });
});
