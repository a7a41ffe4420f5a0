/** Imports as an operator sends them: the file is put where the answer says, and its end is waited for. */
import { expect } from '@jest/globals';
import { done } from './leads.ts';
import { staff } from './system.ts';
import { until } from './until.ts';

const operator = staff('operator');

type Answer = Readonly<Record<string, unknown>>;

async function sendImport(asked: object, content: string | Uint8Array): Promise<string> {
  const { id, uploadUrl } = await done(operator('POST', '/imports', { body: { fileName: 'файл.csv', ...asked } }));
  const { status } = await fetch(String(uploadUrl), { method: 'PUT', body: content });
  expect(status).toBe(200);
  return String(id);
}

export const importEnded = (id: string): Promise<Answer> =>
  until(
    `import ${id} has ended`,
    () => done(operator('GET', `/imports/${id}`)),
    ({ status }) => ['done', 'failed', 'undone'].includes(String(status)),
    60_000,
  );

export const imported = async (asked: object, content: string | Uint8Array): Promise<Answer> =>
  importEnded(await sendImport(asked, content));
