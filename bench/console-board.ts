/** Measures the console in a browser: what a first load takes, and a board with thousands of cards. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { consoleUrl, launch, openWindow, signIn } from '../test/support/browser/browser.ts';

export type Load = {
  readonly total: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
};
export type Frames = { readonly count: number; readonly longestMs: number; readonly long: number };
export type BoardSpeed = {
  readonly firstCardMs: number;
  /** While later cards are read. */
  readonly readFrames: Frames;
  /** Over cards that were read before: the cloud rests, which has the same cores. */
  readonly frames: Frames;
  /** Of the page’s own thread while it was scrolled, as the browser traced it; in the processor’s time. */
  readonly longestTaskMs: number;
  /** From an input to the paint that shows it: the longest of all that were made. */
  readonly interactionMs: number;
};

const longFrameMs = 50;
export const cardsScrolled = 1000;
const wheelPixels = 600;
const wheelEveryMs = 16;

/** What runs in the page: it leaves what it saw in a variable of the same page. */
const inPage = {
  firstCard: `() => {
    const look = () => {
      if (document.querySelector('article')) window.firstCardAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }`,
  list: `document.querySelector('[data-list="new"]')`,
  lastCard: `Number(document.querySelector('[data-list="new"] li:last-child').dataset.index)`,
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
  const { page, context } = await openWindow(browser);
  await signIn(page, 'anna');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
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

/** Measures the board of leads. */
export async function measureBoard(): Promise<BoardSpeed> {
  const browser = await launch();
  const { page } = await openWindow(browser);
  await signIn(page, 'head', '/leads');
  await page.getByRole('article').first().waitFor();
  const firstCardMs = await firstCard(page);
  const scrolled = await scroll(browser, page);
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

/** Scrolls the queue until a thousand cards have passed, as fast as they are answered, and back. */
async function scroll(browser: Browser, page: Page): Promise<Omit<BoardSpeed, 'firstCardMs' | 'interactionMs'>> {
  await page.locator('[data-list="new"]').hover();
  await browser.startTracing(page, {
    categories: ['__metadata', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await page.evaluate(`(${inPage.frames})()`);
  const readFrames = await framesUntil(page, wheelPixels, `${inPage.lastCard} >= ${String(cardsScrolled)}`);
  const frames = await framesUntil(page, -wheelPixels, `${inPage.list}.scrollTop === 0`);
  const trace = await browser.stopTracing();
  return { readFrames, frames, longestTaskMs: longestTask(trace) };
}

/** Turns the wheel until something holds; the page counts the frames it drew meanwhile. */
async function framesUntil(page: Page, pixels: number, isThere: string): Promise<Frames> {
  await page.evaluate('frameTimes.length = 0');
  while (!(await page.evaluate<boolean>(isThere))) {
    await page.mouse.wheel(0, pixels);
    await page.waitForTimeout(wheelEveryMs);
  }
  const frames = await page.evaluate<number[]>('frameTimes');
  return { count: frames.length, longestMs: Math.max(...frames), long: frames.filter((ms) => ms > longFrameMs).length };
}

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds of the processor’s time: what other processes take of it is not in there. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** The longest task of the threads that pages run on, in milliseconds of the processor’s time. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }; // as Chromium writes them
  const threadOf = ({ pid, tid }: TraceEvent): string => `${String(pid)} ${String(tid)}`;
  const ofPages = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && ofPages.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('nothing was traced');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000));
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
