/** A plant's move through the API of a running local cloud. */
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../test/support/system/until.ts';
import { done } from '../test/support/system/leads.ts';
import { staff } from '../test/support/system/system.ts';
import type { Place, Rows } from './move-in.ts';

const operator = staff('operator');
type Answer = Readonly<Record<string, unknown>>;

/** The longest file of a whole plant takes half of this. */
const longestMs = 3_600_000;
/** Seldom enough to cost the import nothing that could be measured. */
const pollMs = 250;

const ended = (id: string): Promise<Answer> =>
  until(
    `import ${id} has ended`,
    async () => {
      await delay(pollMs);
      return done(operator('GET', `/imports/${id}`));
    },
    ({ status }) => ['done', 'failed', 'undone'].includes(String(status)),
    longestMs,
  );

/** Every row that was rejected, page after page. */
async function rejectedIn(id: string): Promise<number[]> {
  const rows: number[] = [];
  for (let cursor = ''; ; ) {
    const page = await done(operator('GET', `/imports/${id}${cursor}`));
    rows.push(...(page['errors'] as { row: number }[]).map(({ row }) => row));
    const { next } = page;
    if (typeof next !== 'string') return rows;
    cursor = `?cursor=${encodeURIComponent(next)}`;
  }
}

export const cloudPlace: Place = {
  take: async (kind, csv) => {
    const opened = await done(operator('POST', '/imports', { body: { kind, fileName: `${kind}.csv` } }));
    const id = String(opened['id']);
    await fetch(String(opened['uploadUrl']), { method: 'PUT', body: csv });
    const { rows } = await ended(id);
    const { imported, unchanged, rejected } = rows as Rows;
    return { id, rows: { imported, unchanged, rejected }, rejectedRows: await rejectedIn(id) };
  },
  undo: async (id) => {
    await done(operator('POST', `/imports/${id}/undo`));
    const { undone } = await ended(id);
    return undone as { removed: number; kept: number };
  },
};
