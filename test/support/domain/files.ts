/** Files on a deal, at each of their states. */
import type { Filed } from '../../../shared/domain/files/change-file.ts';
import type { FileState, SentFile } from '../../../shared/domain/files/file.ts';
import { anna } from './actors.ts';
import { idOf, monday } from './contexts.ts';
import { dealAt, dealId } from './deals.ts';

export const fileId = idOf(0xf11e);
export const by = { kind: 'staff', id: anna.id } as const;

const unchecked = { name: 'unchecked', arrivedAt: monday } as const;
const clean = { name: 'clean', arrivedAt: monday, checkedAt: monday } as const;

/** One of each state. */
export const states = {
  waiting: { name: 'waiting' },
  unchecked,
  clean,
  infected: { name: 'infected', at: monday, signature: 'Test.Virus-1' },
  refused: { name: 'refused', at: monday, why: 'type' },
  removed: { name: 'removed', at: monday, by, was: clean },
} as const satisfies { readonly [N in FileState['name']]: Extract<FileState, { name: N }> };

export const fileWith = (fields: Partial<SentFile> = {}): SentFile => ({
  kind: 'file',
  id: fileId,
  version: 4,
  subject: { kind: 'deal', id: dealId },
  card: { kind: 'deal', id: dealId },
  type: 'pdf',
  size: 12,
  at: monday,
  by,
  state: states.waiting,
  ...fields,
});

export const filedWith = (fields: Partial<SentFile> = {}): Filed => ({
  file: fileWith(fields),
  card: dealAt('discuss-terms'),
});

/** The beginning of a file, each letter one byte. */
export const bytesOf = (letters: string): Uint8Array => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
