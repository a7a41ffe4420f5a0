import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Language, launch, openWindow, signIn } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { saying } from '../support/browser/words.ts';
import { bury, die } from '../support/system/dead-letters.ts';
import { whenStatus } from '../support/system/executions.ts';
import { worked } from '../support/system/leads.ts';
import { itemsOf } from '../support/system/tables.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
});
afterAll(async () => {
  await bury('events-follow-journal');
  await browser.close();
});

const factOf = async (id: string): Promise<unknown> => (await itemsOf('Journal')).find(({ pk }) => pk === id)?.['id'];
/** A message at the corner of the page. */
const told = (page: Page, message: string) => page.getByRole('alert').filter({ hasText: message }).first().waitFor();

describe.each<Language>(['ru', 'en'])('a night of an operator, in %s', (language) => {
  const say = saying(language);

  it('begins with a restart, goes on with what was given up, and ends with schedules and a setting', async () => {
    const id = await worked();
    await whenStatus('leads', `${id}-1`, 'RUNNING');
    await bury('events-follow-journal'); // what was given up in other tests
    await die('events-follow-journal', { factId: await factOf(id), reason: 'Poison: InvalidName' });
    const { page, context, troubles } = await openWindow(browser, { language });
    await signIn(page, 'operator', '/executions', language);

    await page.getByRole('link', { name: `${id}-1` }).click();
    await page.getByRole('img', { name: say('operator', 'graphAt', { state: 'MQL' }) }).waitFor();
    const history = page.getByRole('region', { name: say('operator', 'history') });
    await history.getByText(say('operator', 'inGraph.where-it-stands')).first().waitFor();
    await page.getByRole('button', { name: say('operator', 'restart') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('operator', 'restart') })
      .click();
    await page.getByRole('heading', { level: 1, name: `${id}-2` }).waitFor();
    await page.getByRole('img', { name: say('operator', 'graphAt', { state: 'MQL' }) }).waitFor();

    await page.getByRole('link', { name: say('operator', 'section.letters') }).click();
    await page.getByRole('link', { name: say('operator', 'function.events-follow-journal') }).click();
    await page.getByText('Poison: InvalidName').waitFor();
    await page.getByRole('button', { name: say('operator', 'letters.again'), exact: true }).click();
    await told(page, say('operator', 'letters.sentAgain'));
    await page.getByText(say('operator', 'letters.none')).waitFor();

    await page.getByRole('link', { name: say('operator', 'section.schedules') }).click();
    const reconciler = page.getByRole('row', { name: say('operator', 'function.schedule-reconcile') });
    await reconciler.getByText(/^(fine|running|в порядке|идёт)$/).waitFor();

    await page.goto('/settings/deadlines');
    const minutes = page.getByLabel(say('settings', 'field.claimMinutes'));
    const versions = page.getByRole('region', { name: say('settings', 'history.title') }).getByRole('row');
    await minutes.waitFor();
    const before = await versions.count();
    const changed = String(Number(await minutes.inputValue()) + 5);
    await minutes.fill(changed);
    await page.getByRole('button', { name: say('settings', 'save') }).click();
    await page.getByText(new RegExp(say('settings', 'saved', { n: '\\d+' }))).waitFor();
    await page.reload();
    await versions.nth(Math.max(before, 1)).waitFor(); // below their titles there is one more
    expect(await minutes.inputValue()).toBe(changed);
    expect(troubles).toEqual([]);
    await context.close();
  });
});
