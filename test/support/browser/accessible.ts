import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** In the page itself: a letter in its frame is what its reader gets, and no script runs there. */
const options = { iframes: false };

/** What axe finds wrong on a page, a line for each kind with the first places; by some rules alone where they are named. */
export async function violationsOn(page: Page, ...rules: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options(options); // the other mode waits for the scripts of every frame
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, failureSummary = '' }) => `${String(target)} ${failureSummary}`);
    return `${id} (${String(nodes.length)}): ${places.join(' | ')}`;
  });
}
