import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch, openWindow, signIn } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { ownName } from '../support/own-name.ts';
import { post } from '../support/system/leads.ts';
import { loadBoard } from '../support/system/long-board.ts';
import { staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
});
afterAll(() => browser.close());

/** A request that came in, of a company of its own. */
async function received(): Promise<{ id: string; company: string }> {
  const company = ownName('ООО Проба');
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

  it('lets two managers with browsers of their own take one lead: it is of one of them, and the other learns whose', async () => {
    const { company } = await received();
    const windows = await Promise.all([openWindow(browser), openWindow(browser)]);
    const [anna, boris] = windows.map(({ page }) => page);
    if (!anna || !boris) throw new Error('two windows were opened');
    await Promise.all([signIn(anna, 'anna', '/leads'), signIn(boris, 'boris', '/leads')]);
    const buttons = [anna, boris].map((page) => inColumn(page, 'new', company).getByRole('button', { name: 'Взять' }));
    await Promise.all(buttons.map((button) => button.waitFor()));
    await Promise.all(buttons.map((button) => button.click()));
    const said = [anna, boris].map((page) => page.getByText(/Лид ваш|Вас опередили/).first());
    const notes = await Promise.all(said.map((note) => note.textContent()));
    expect(notes.map((note) => note?.slice(0, 7)).sort()).toEqual(['Вас опе', 'Лид ваш']);
    await Promise.all(windows.map(({ context }) => context.close()));
  });

  it('sends a move again when the connection breaks in the middle of it, and it is made once', async () => {
    const { id, company } = await received();
    const { page, context } = await openWindow(browser);
    await signIn(page, 'anna', '/leads');
    let cut = 1;
    await page.route('**/claim', async (route) => {
      const answer = await route.fetch(); // it arrived, and the answer was lost
      return cut-- > 0 ? route.abort('connectionreset') : route.fulfill({ response: answer });
    });
    await inColumn(page, 'new', company).getByRole('button', { name: 'Взять' }).click();
    await page.getByText('Лид ваш').waitFor();
    const { timeline } = (await staff('head')('GET', `/leads/${id}`)).body as {
      timeline: { items: { type: string }[] };
    };
    expect(timeline.items.filter(({ type }) => type === 'LeadMoved')).toHaveLength(1);
    await context.close();
  });

  it('takes a move back in sight when there is no connection, and says so', async () => {
    const { company } = await received();
    const { page, context } = await openWindow(browser);
    await signIn(page, 'anna', '/leads');
    await inColumn(page, 'new', company).waitFor();
    await page.route('**/claim', (route) => route.abort('internetdisconnected'));
    await inColumn(page, 'new', company).getByRole('button', { name: 'Взять' }).click();
    await inColumn(page, 'mql', company).waitFor(); // at once
    await page.getByText('Нет связи с сервером').waitFor();
    await inColumn(page, 'new', company).waitFor();
    await context.close();
  });
});

describe('a board with more cards than its first page', () => {
  let takeAway: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    takeAway = await loadBoard(100);
  });
  afterAll(() => takeAway?.());

  it('leaves what was read further down where it is when others change its first cards', async () => {
    const { id } = await received();
    const { page, troubles, context } = await openWindow(browser);
    await signIn(page, 'head', '/leads');
    const list = page.locator('[data-list="new"]');
    const furthest = list.getByRole('listitem').last();
    await list.hover();
    await until(
      'cards of the second page are read',
      async () => {
        await page.mouse.wheel(0, 10_000);
        return Number(await furthest.getAttribute('data-index'));
      },
      (index) => index >= 79,
    );
    const top = () => list.evaluate(({ scrollTop }: { scrollTop: number }) => scrollTop);
    const count = () => column(page, 'new').getByRole('heading').textContent();
    const [before, counted] = [await top(), await count()];
    const heard = page.waitForResponse((answer) => /\/api\/leads\?.*cursor=/.test(answer.url())); // read again from where the first page ends now
    expect((await staff('head')('POST', `/leads/${id}/claim`)).status).toBe(200);
    await heard;
    await until('there is one less', count, (text) => text !== counted);
    expect(before - (await top())).toBeLessThan(200); // one card left above it
    expect(troubles).toEqual([]);
    await context.close();
  });
});
