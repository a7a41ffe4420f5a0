import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch, openWindow, signIn } from '../support/browser/browser.ts';
import { post } from '../support/system/leads.ts';
import { staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Digits would be masked: they might be a phone. */
const lettersOf = (bytes: Buffer): string =>
  [...bytes].map((byte) => String.fromCharCode(0x430 + (byte % 32))).join('');

/** A request that came in, of a company of its own. */
async function received(): Promise<{ id: string; company: string }> {
  const company = `ООО «Проба ${lettersOf(randomBytes(4))}»`;
  return { id: await post({ company }), company };
}

const column = (page: Page, stage: string): Locator => page.locator(`[data-stage="${stage}"]`);
const card = (page: Page, company: string): Locator => page.getByRole('article', { name: company });
const inColumn = (page: Page, stage: string, company: string): Locator =>
  column(page, stage).getByRole('article', { name: company });

describe('the board of leads', () => {
  it('makes a lead mine by one click, and shows neither phone nor e-mail before', async () => {
    const { company } = await received();
    const { page, troubles, context } = await openWindow(browser);
    await signIn(page, 'anna', '/leads');
    await expect(inColumn(page, 'new', company).textContent()).resolves.not.toMatch(/@|\+7/);
    await inColumn(page, 'new', company).getByRole('button', { name: 'Взять' }).click();
    await inColumn(page, 'mql', company).waitFor();
    await page.getByText('Лид ваш. Контакты открыты').waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('makes it mine by a drag too', async () => {
    const { company } = await received();
    const { page, context } = await openWindow(browser);
    await signIn(page, 'anna', '/leads');
    await card(page, company).dragTo(column(page, 'mql'));
    await inColumn(page, 'mql', company).waitFor();
    await context.close();
  });

  it('tells who was first when two take one lead, and takes the move back', async () => {
    const { id, company } = await received();
    const { page, context } = await openWindow(browser);
    await signIn(page, 'anna', '/leads');
    const button = inColumn(page, 'new', company).getByRole('button', { name: 'Взять' });
    await button.waitFor();
    await page.route('**/api/changes*', (route) => route.abort()); // she has not heard of it yet
    await staff('boris')('POST', `/leads/${id}/claim`);
    await button.click();
    await page
      .getByText(/Борис Образцов/)
      .first()
      .waitFor();
    await until(
      'her board has it no more',
      () => inColumn(page, 'mql', company).count(),
      (count) => count === 0,
    );
    await context.close();
  });

  it('shows what others did within five seconds, without a reload', async () => {
    const { id, company } = await received();
    const { page, context } = await openWindow(browser);
    await signIn(page, 'head', '/leads');
    await inColumn(page, 'new', company).waitFor();
    await staff('boris')('POST', `/leads/${id}/claim`);
    await inColumn(page, 'mql', company).waitFor({ timeout: 5000 });
    await context.close();
  });
});
