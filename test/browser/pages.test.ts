import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { violationsOn } from '../support/browser/accessible.ts';
import { launch, openWindow, signIn, type Window } from '../support/browser/browser.ts';
import { demoPlant } from '../support/browser/plant.ts';
import { staff } from '../support/system/system.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
  Object.assign(ids, await someIds());
});
afterAll(() => browser.close());

/** Of the records that pages are about. */
const ids: Record<string, string> = {};
type Board = { readonly stages: readonly { readonly items: readonly { readonly id: string }[] }[] };
type Executions = { readonly items: readonly { readonly name: string }[] };
type Deal = { readonly accountId: string; readonly personId: string };

async function someIds(): Promise<Record<string, string>> {
  const head = staff('head');
  const last = async (path: string): Promise<string> =>
    ((await head('GET', path)).body as unknown as Board).stages.findLast(({ items }) => items.length > 0)?.items[0]
      ?.id ?? '';
  const [lead, deal] = await Promise.all([last('/leads'), last('/deals')]);
  const { accountId: account, personId: person } = (await head('GET', `/deals/${deal}`)).body as unknown as Deal;
  const [running] = ((await head('GET', '/executions?machine=leads')).body as unknown as Executions).items;
  return { lead, deal, account, person, execution: running?.name ?? '' };
}

/** A board, a card and a report, by whoever sees most of it. */
const onePageOfEachKind = [
  ['head', '/leads'],
  ['head', '/deals/:deal'],
  ['director', '/figures/funnel'],
] as const;
const otherPages = [
  ['head', '/'],
  ['head', '/accounts/:account'],
  ['marketer', '/refresh/needs'],
  ['marketer', '/return'],
  ['marketer', '/letters'],
  ['director', '/costs'],
  ['director', '/hypotheses/new'],
  ['operator', '/settings/segments'],
  ['head', '/deals'],
  ['head', '/leads/:lead'],
  ['head', '/accounts'],
  ['head', '/persons/:person'],
  ['head', '/duplicates'],
  ['marketer', '/refresh'],
  ['marketer', '/return/win-backs'],
  ['marketer', '/campaigns'],
  ['marketer', '/campaigns/new'],
  ['marketer', '/campaigns/offers'],
  ['director', '/figures/plan'],
  ['director', '/figures/losses'],
  ['director', '/figures/quality'],
  ['director', '/figures/economics'],
  ['director', '/figures/lifecycle'],
  ['director', '/figures/choice'],
  ['director', '/figures/focus'],
  ['director', '/figures/referrals'],
  ['director', '/figures/baskets'],
  ['director', '/figures/win-backs'],
  ['director', '/figures/campaigns'],
  ['director', '/plans'],
  ['director', '/hypotheses'],
  ['director', '/reviews'],
  ['director', '/market'],
  ['director', '/market/edit'],
  ['director', '/competitors'],
  ['head', '/notices'],
  ['operator', '/settings'],
  ['operator', '/settings/calendar'],
  ['operator', '/settings/pipelines'],
  ['operator', '/settings/products'],
  ['operator', '/settings/webhooks'],
  ['operator', '/imports'],
  ['operator', '/imports/new'],
  ['operator', '/quarantine'],
  ['operator', '/executions'],
  ['operator', '/executions/leads/:execution'],
  ['operator', '/dead-letters'],
  ['operator', '/dead-letters/events-follow-journal'],
  ['operator', '/schedules'],
  ['operator', '/api-reference'],
  ['operator', '/'],
] as const;
/** All of them take minutes: `npm run pages` looks at them. */
const pages = process.env.VORONKA_EVERY_PAGE === '1' ? [...onePageOfEachKind, ...otherPages] : onePageOfEachKind;

const windows = new Map<string, Promise<Window>>();

/** One window for each of the staff, in which they go from page to page. */
function windowOf(name: string): Promise<Window> {
  const open = async (): Promise<Window> => {
    const window = await openWindow(browser);
    await signIn(window.page, name);
    return window;
  };
  const opened = windows.get(name) ?? open();
  windows.set(name, opened);
  return opened;
}

describe('a page', () => {
  it.each(pages)(
    'that a %s sees at %s has nothing that axe finds wrong, light or dark, and fits a phone',
    async (name, path) => {
      const { page, troubles } = await windowOf(name);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path.replace(/:(\w+)/, (_whole, name: string) => ids[name] ?? ''));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const light = await violationsOn(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await violationsOn(page, 'color-contrast');
      await page.setViewportSize({ width: 375, height: 800 });
      const overflow = await page
        .locator('html')
        .evaluate(
          ({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => scrollWidth - clientWidth,
        );
      expect({ light, dark, overflow, troubles: troubles.splice(0) }).toEqual({
        light: [],
        dark: [],
        overflow: 0,
        troubles: [],
      });
    },
  );
});
