import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsOn } from '../support/browser/accessible.ts';
import { launch, openWindow, signIn, type Window } from '../support/browser/browser.ts';
import { everyPage, filledIn, onePageOfEachKind, someIds } from '../support/browser/every-page.ts';
import { demoPlant } from '../support/browser/plant.ts';

let browser: Browser;
beforeAll(async () => {
  await demoPlant();
  browser = await launch();
  ids = await someIds();
});
afterAll(() => browser.close());

/** Of the records that pages are about. */
let ids: Readonly<Record<string, string>> = {};

/** All of them take minutes: `npm run pages` looks at them. */
const pages = process.env.VORONKA_EVERY_PAGE === '1' ? everyPage : onePageOfEachKind;

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

/** By how many pixels the page is wider than a window of this width. */
async function overflowAt(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 800 });
  return page
    .locator('html')
    .evaluate(
      ({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => scrollWidth - clientWidth,
    );
}

describe('a page', () => {
  it.each(pages)(
    'that a %s sees at %s has nothing that axe finds wrong, light or dark, and fits a phone and a page at 200%',
    async (name, path) => {
      const { page, troubles } = await windowOf(name);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(filledIn(path, ids));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const light = await violationsOn(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await violationsOn(page, 'color-contrast');
      const overflows = [await overflowAt(page, 375), await overflowAt(page, 720)]; // a phone; 1440 pixels at 200%
      expect({ light, dark, overflows, troubles: troubles.splice(0) }).toEqual({
        light: [],
        dark: [],
        overflows: [0, 0],
        troubles: [],
      });
    },
  );
});
