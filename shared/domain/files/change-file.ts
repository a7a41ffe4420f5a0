/** Decisions about a file that is known: each raises the version of its lead, deal or account, whose journal tells it. */
import type { FactData } from '../facts/draft.ts';
import { byOf } from '../people/by.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { refuse } from '../records/refusal.ts';
import type { fileFacts } from './facts.ts';
import type { FileState, SentFile } from './file.ts';
import { fileLimits } from './limits.ts';
import type { FileCard } from './subjects.ts';
import { looksLike } from './types.ts';

/** A file, and the lead, deal or account it belongs to. */
export type Filed = { readonly file: SentFile; readonly card: FileCard };
type Decided = Decision<{ file: SentFile }>;
type Told = keyof typeof fileFacts;
type More<T extends Told> = Omit<FactData<T>, keyof FactData<'FileAdded'>>;

function enter<T extends Told>({ file, card }: Filed, state: FileState, type: T, more: More<T>): Decided {
  const after: SentFile = { ...file, version: file.version + 1, state };
  const { subject, size } = file;
  const on = subject.id === card.id ? undefined : subject;
  const data = { type: file.type, size, ...present({ on }), ...more };
  const fact = { type, part: { kind: 'file', id: file.id }, data } as const;
  return {
    ok: true,
    file: after,
    plan: together(change(card, touched(card), fact as Parameters<typeof change>[2]), change(file, after)), // the data of this very type
  };
}

/** A version later. */
const touched = (card: FileCard): FileCard => ({ ...card, version: card.version + 1 });

const unchanged = (file: SentFile): Decided => ({ ok: true, file, plan: together() });

/** What came of a file: how much of it there is, and how it begins. */
export type Arrived = { readonly size: number; readonly beginning: Uint8Array };

/** Takes in what came, if it is what was announced. A second time changes nothing. */
export function arrive(filed: Filed, { size, beginning }: Arrived, { at }: Pick<Context, 'at'>): Decided {
  const { file } = filed;
  if (file.state.name !== 'waiting') return unchanged(file);
  const why = size !== file.size ? 'size' : looksLike(file.type, beginning) ? undefined : 'type';
  return why === undefined
    ? enter(filed, { name: 'unchecked', arrivedAt: at }, 'FileAdded', {})
    : enter(filed, { name: 'refused', at, why }, 'FileRefused', { why });
}

/** What a scanner says of a file. */
export type Finding = { readonly name: 'clean' } | { readonly name: 'infected'; readonly signature: string };

/** Keeps what a scanner said. A file that was checked or removed meanwhile stays as it is: had back, it is checked again. */
export function check(filed: Filed, finding: Finding, { at }: Pick<Context, 'at'>): Decided {
  const { file } = filed;
  const { state } = file;
  if (state.name !== 'unchecked') return unchanged(file);
  if (finding.name === 'clean')
    return enter(filed, { ...state, name: 'clean', checkedAt: at }, 'FileChecked', { verdict: 'clean' });
  const { signature } = finding;
  return enter(filed, { name: 'infected', at, signature }, 'FileChecked', { verdict: 'infected', signature });
}

/** Removes a file, which can be had back for a while. A second time changes nothing. */
export function removeFile(filed: Filed, { at, by }: Pick<Context, 'at' | 'by'>): Decided {
  const { file } = filed;
  const { state } = file;
  if (state.name === 'removed') return unchanged(file);
  if (state.name !== 'unchecked' && state.name !== 'clean') return refuse('file-not-there', absent(state));
  return enter(filed, { name: 'removed', at, by: byOf(by), was: state }, 'FileRemoved', {});
}

/** Brings a removed file back. A second time changes nothing. */
export function restoreFile(filed: Filed, { at }: Pick<Context, 'at'>): Decided {
  const { file } = filed;
  const { state } = file;
  if (state.name === 'unchecked' || state.name === 'clean') return unchanged(file);
  if (state.name !== 'removed') return refuse('file-not-there', absent(state));
  const until = restorableUntil(state);
  if (until <= at) return refuse('too-late', `it could be had back until ${until}`);
  return enter(filed, state.was, 'FileRestored', {});
}

export const restorableUntil = ({ at }: Extract<FileState, { name: 'removed' }>): string =>
  new Date(Date.parse(at) + fileLimits.restoreDays * 86_400_000).toISOString();

/** Why a file is not there, in words. */
export function absent(state: Exclude<FileState, { name: 'unchecked' | 'clean' }>): string {
  switch (state.name) {
    case 'waiting':
      return 'it has not come yet';
    case 'infected':
      return `a virus was found in it, ${state.signature}, and it was deleted`;
    case 'refused':
      return state.why === 'size'
        ? 'what came was not of the size that was announced, and was deleted'
        : 'what came was not of the type that its name says, and was deleted';
    case 'removed':
      return `it was removed; it can be had back until ${restorableUntil(state)}`;
  }
}
