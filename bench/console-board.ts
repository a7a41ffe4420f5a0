/** Measures the console in a browser: what a first load takes, and a board with thousands of cards. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { loadHistory } from '../shared/adapters/dynamodb/load.ts';
import type { Lead } from '../shared/domain/leads/lead.ts';
import { consoleUrl, launch, openWindow, signIn } from '../test/support/browser/browser.ts';
import { idOf } from '../test/support/domain/contexts.ts';
import { leadAt } from '../test/support/domain/leads.ts';
import { system } from '../test/support/system/system.ts';
import { documents } from '../test/support/system/tables.ts';

export type Load = {
  readonly total: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
};
export type BoardSpeed = {
  readonly firstCardMs: number;
  readonly frames: number;
  readonly scrolledCards: number;
  readonly longestFrameMs: number;
  readonly longFrames: number;
  /** From an input to the paint that shows it: the longest of all that were made. */
  readonly interactionMs: number;
};

const longFrameMs = 50;
const wheels = 120;
const wheelPixels = 600;
const rowPixels = 90; // of a card with its gap, about

/** What runs in the page: it leaves what it saw in a variable of the same page. */
const inPage = {
  firstCard: `() => {
    const look = () => {
      if (document.querySelector('article')) window.firstCardAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }`,
  frames: `() => {
    window.frameTimes = [];
    let before = performance.now();
    const count = (now) => {
      window.frameTimes.push(now - before);
      before = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  }`,
  interactions: `() => {
    window.durations = [0];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  }`,
} as const;

/** What the first page takes for somebody who was never here. */
export async function measureLoad(): Promise<Load> {
  const browser = await launch();
  const { page } = await openWindow(browser);
  await signIn(page, 'anna');
  const files: { name: string; bytes: number }[] = [];
  const seen: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const name = response.url().slice(consoleUrl.length + 1);
    if (!/^assets\//.test(name)) return;
    seen.push(response.body().then((body) => files.push({ name, bytes: gzipSync(body, { level: 9 }).length })));
  });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await Promise.all(seen);
  await browser.close();
  files.sort((a, b) => b.bytes - a.bytes);
  return { total: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
}

/** Leads as they stand on the board, most of them in the queue. */
const leadsFor = (count: number): Lead[] =>
  Array.from({ length: count }, (_, n) =>
    leadAt(n % 5 === 0 ? 'mql' : 'new', {
      id: idOf(0x100000 + n),
      personId: idOf(0x900000 + n),
      company: `ООО «Пример ${String.fromCharCode(0x410 + (n % 32))}${String.fromCharCode(0x410 + ((n >> 5) % 32))}»`,
      product: 'Преобразователь частоты 7,5 кВт',
    }),
  );

/** Loads so many cards, and measures the board of leads that shows them. */
export async function measureBoard(count: number): Promise<BoardSpeed> {
  const { Records: records = '', Journal: journal = '' } = system.tables;
  await loadHistory({ all: leadsFor(count), claims: [], facts: [] }, documents, { records, journal });
  const browser = await launch();
  const { page } = await openWindow(browser);
  await signIn(page, 'head', '/leads');
  await page.getByRole('article').first().waitFor();
  const firstCardMs = await firstCard(page);
  const scrolled = await scroll(page);
  const interactionMs = await interact(page);
  await browser.close();
  return { firstCardMs, ...scrolled, interactionMs };
}

/** From the navigation to the first card, as the page itself sees it. */
async function firstCard(page: Page): Promise<number> {
  await page.addInitScript(`(${inPage.firstCard})()`);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  return page.evaluate<number>('firstCardAt');
}

/** Scrolls the queue to where hundreds of cards have passed; frames are counted by the page. */
async function scroll(page: Page): Promise<Omit<BoardSpeed, 'firstCardMs' | 'interactionMs'>> {
  const list = page.locator('[data-list="new"]');
  await list.hover();
  await page.evaluate(`(${inPage.frames})()`);
  for (let n = 0; n < wheels; n += 1) {
    await page.mouse.wheel(0, wheelPixels);
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate<number[]>('frameTimes.slice(1)');
  const scrolledPixels = await page.evaluate<number>(`document.querySelector('[data-list="new"]').scrollTop`);
  return {
    frames: frames.length,
    scrolledCards: Math.round(scrolledPixels / rowPixels),
    longestFrameMs: Math.max(...frames),
    longFrames: frames.filter((ms) => ms > longFrameMs).length,
  };
}

/** Opens menus, goes from card to card by keys, and takes a lead. */
async function interact(page: Page): Promise<number> {
  await page.evaluate(`(${inPage.interactions})()`);
  const list = page.locator('[data-list="new"]');
  await page.evaluate(`document.querySelector('[data-list="new"]').scrollTop = 0`);
  const first = list.getByRole('article').first();
  await first.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  await page.keyboard.press('m');
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await list.getByRole('button', { name: 'Взять' }).first().click();
  await page.getByText('Лид ваш').waitFor();
  await page.waitForTimeout(300); // entries come a moment after
  return page.evaluate<number>('Math.max(...durations)');
}
