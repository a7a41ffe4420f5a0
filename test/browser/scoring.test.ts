import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { invoke } from '../../local/invoke.ts';
import { launch, openWindow, signIn, type Window } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { saying } from '../support/browser/words.ts';
import { staff, system } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const marketer = staff('marketer');
const say = saying('ru');

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  await invoke(system, 'FunctionScoreAccounts'); // the plant asked for them
  browser = await launch();
});
afterAll(() => browser.close());

type Scoring = { readonly askedAt?: string; readonly runningSince?: string; readonly scored?: { finishedAt: string } };
const scoring = async (): Promise<Scoring> => (await marketer('GET', '/return')).body as Scoring;
const settled = (): Promise<Scoring> =>
  until('no run is asked for or under way', scoring, ({ askedAt, runningSince }) => !askedAt && !runningSince);

const button = (page: Page) => page.getByRole('button', { name: say('return', 'recompute.ask'), exact: true });
const isSaid = (page: Page): Promise<void> =>
  page.getByText(say('return', 'recompute.done', { accounts: '' })).waitFor();

/** The page as a marketer reads it while nothing runs. */
async function opened(): Promise<Window> {
  const window = await openWindow(browser);
  await signIn(window.page, 'marketer', '/return');
  await button(window.page).waitFor();
  return window;
}

describe('a scoring of all accounts that somebody asks for', () => {
  it('says what came of it, though it was over before the page could see it begin', async () => {
    const before = await settled();
    const { page, troubles, context } = await opened();
    await page.route('**/api/return', async (route) => {
      await until('the run is over', scoring, ({ scored }) => scored?.finishedAt !== before.scored?.finishedAt);
      await settled();
      await route.continue();
    });
    await button(page).click();
    await isSaid(page);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('shows its progress while it is under way, and then what came of it', async () => {
    await settled();
    const { page, troubles, context } = await opened();
    await page.route(
      '**/api/return',
      async (route) => {
        const response = await route.fetch();
        const answer = (await response.json()) as Scoring;
        await route.fulfill({ response, json: { ...answer, runningSince: answer.scored?.finishedAt } }); // as of a run that takes its time
      },
      { times: 1 },
    );
    await button(page).click();
    await page.getByRole('progressbar', { name: say('return', 'recompute.progress') }).waitFor();
    await isSaid(page);
    expect(troubles).toEqual([]);
    await context.close();
  });
});
