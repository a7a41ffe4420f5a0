/** The plant’s own site: pages of another origin than the console. */
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';

export type Site = { readonly url: string; readonly stop: () => Promise<void> };

/** Serves pages by their path. */
export async function serveSite(pages: Readonly<Record<string, string>>): Promise<Site> {
  const server = createServer(({ url = '/' }, response) => {
    const page = pages[new URL(url, 'http://site').pathname];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page === undefined ? '' : `<!doctype html><meta charset="utf-8">${page}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${String(port)}`, stop };
}

/** Waits as long as a form takes: sooner nobody fills it in, and it would be held as spam. */
export const takesTwoSeconds = (page: Page): Promise<void> => page.waitForTimeout(2100);
