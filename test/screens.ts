/** `npm run screens`: the pages of the demo plant as pictures, in docs/screens, with a page that shows them all. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { invoke } from '../local/invoke.ts';
import { root, systemFileOf } from '../local/paths.ts';
import { reconcileNow } from '../local/reconcile.ts';
import { seed } from '../local/seed.ts';
import { startStage } from './support/start-stage.ts';

const folder = join(root, 'docs/screens');
const quality = 60;
const phone = { width: 375, height: 812 };
const desk = { width: 1440, height: 900 };
/** What people open on a phone. */
const onPhones = ['/leads', '/deals', '/leads/:lead', '/deals/:deal', '/accounts/:account'];

const running = await startStage('browser');
const { system } = running;
process.env.VORONKA_TEST_SYSTEM = systemFileOf('browser'); // read when the modules below are loaded
const { consoleUrl, launch, openWindow, signIn } = await import('./support/browser/browser.ts');
const { everyPage, filledIn, someIds } = await import('./support/browser/every-page.ts');
const { serveSite } = await import('./support/browser/site.ts');
const { reset } = await import('./support/system/reset.ts');

/** The demo plant as it is after `npm start`. */
async function freshPlant(): Promise<void> {
  await reset();
  await seed(system);
  await invoke(system, 'FunctionScoreAccounts');
  await reconcileNow(system, { catchUp: true });
}

const nameOf = (who: string, path: string): string =>
  path === '/' ? `day-${who}` : path.slice(1).replaceAll(':', '').replaceAll('/', '-');

/** Takes what the window shows: WebP, which is a third of a PNG. */
async function take(page: Page, name: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality });
  await writeFile(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
  await client.detach();
}

async function takePages(browser: Browser): Promise<void> {
  const ids = await someIds();
  const windows = new Map<string, Page>();
  for (const [who, path] of everyPage) {
    const page = windows.get(who) ?? (await openWindow(browser)).page;
    if (!windows.has(who)) await signIn(page, who);
    windows.set(who, page);
    await page.goto(filledIn(path, ids));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await take(page, nameOf(who, path));
    if (!onPhones.includes(path)) continue;
    await page.setViewportSize(phone);
    await page.waitForLoadState('networkidle');
    await take(page, `${nameOf(who, path)}-phone`);
    await page.setViewportSize(desk);
  }
}

/** The form as a visitor of the plant’s own site sees it. */
async function takeForm(browser: Browser): Promise<void> {
  const script = `<script src="${consoleUrl}/form.js" data-form="request" async></script>`;
  const site = await serveSite({
    '/': `<html lang="ru"><meta name="viewport" content="width=device-width"><title>Запрос</title><body style="font-family: sans-serif; margin: 16px"><h1>Приводы для насосов</h1>${script}</body></html>`,
  });
  for (const [name, viewport] of [['form', desk] as const, ['form-phone', phone] as const]) {
    const page = await browser.newPage({ viewport, locale: 'ru-RU' });
    await page.goto(site.url);
    await page.getByRole('button').first().waitFor();
    await take(page, name);
    await page.close();
  }
  await site.stop();
}

async function writeIndex(): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.webp')).sort();
  const shown = names.map((name) => `## ${name.replace('.webp', '')}\n\n![${name.replace('.webp', '')}](${name})\n`);
  await writeFile(
    join(folder, 'README.md'),
    `# The pages\n\nThe demo plant, by \`npm run screens\`.\n\n${shown.join('\n')}`,
  );
}

try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await freshPlant();
  const browser = await launch();
  await takePages(browser);
  await takeForm(browser);
  await browser.close();
  await writeIndex();
} finally {
  await running.stop();
}
