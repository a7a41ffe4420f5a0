/** A real browser in front of the console of the deployed system. */
import { existsSync } from 'node:fs';
import serverlessChromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { system } from '../system/system.ts';

const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const quiet = [
  '--no-sandbox', // tests run as root in containers
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An installed browser where there is one, else the one npm brings. */
export const launch = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: installed.find((path) => existsSync(path)) ?? (await serverlessChromium.executablePath()),
    args: quiet,
  });

export type Language = 'ru' | 'en';
export type Visit = {
  readonly language?: Language;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** A site of the plant that is looked at instead of the console. */
  readonly site?: string;
};

/** The address of the console. */
export const consoleUrl = system.consoleUrl ?? '';

/** Somebody’s window, and what went wrong in it. */
export type Window = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console, and requests to elsewhere: there are to be none. */
  readonly troubles: string[];
};

/** Opens a window of its own: nobody is signed in. */
export async function openWindow(browser: Browser, visit: Visit = {}): Promise<Window> {
  const { language = 'ru', width = 1440, scheme = 'light', site = consoleUrl } = visit;
  const context = await browser.newContext({
    baseURL: site,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce', // what still moves would be looked at halfway
    timezoneId: 'Europe/Moscow',
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  watch(page, troubles, site);
  return { context, page, troubles };
}

/** Files go straight to the store of files; everything else stays at home. */
const isHome = (url: string, site: string): boolean =>
  [site, consoleUrl, system.endpoint].some((home) => url.startsWith(home)) || /^(blob|data|about):/.test(url);

/** What the browser says of an answer that the page handles: a refusal is no trouble. */
const isRefusal = (text: string): boolean => /status of (401|403|404|409|410|422)/.test(text);

function watch(page: Page, troubles: string[], site: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message.text())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    if (!isHome(request.url(), site)) troubles.push(`asked ${request.url()}`);
  });
}

const begin = { ru: 'Войти', en: 'Sign in' } as const;

/** Signs somebody of the staff in at the sign-in page, and waits for the page they asked for. */
export async function signIn(page: Page, name: string, path = '/', language: Language = 'ru'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: begin[language] }).click();
  await giveName(page, name);
  await page.locator('main#main').waitFor();
}

/** Fills in the page of the sign-in. */
export async function giveName(page: Page, name: string): Promise<void> {
  await page.locator('input[name=username]').fill(`${name}@demo.example`);
  await page.locator('input[name=password]').fill(system.users[0]?.password ?? '');
  await page.locator('input[name=password]').press('Enter');
}
