/** What time and failures leave to do: files whose arrival nobody heard of, that nobody could look through, that nobody wants. */
import type { Files } from '../files.ts';
import type { People } from '../people/people.ts';
import { allOf } from '../records/all-of.ts';
import { commitPlan } from '../records/decide.ts';
import { contextOf } from '../records/context.ts';
import { remove } from '../records/plan.ts';
import type { Entry } from '../records/records.ts';
import { restorableUntil } from './change-file.ts';
import { keyOf, type SentFile } from './file.ts';
import { type Receiving, receiveFile, scanFile } from './receive-file.ts';

export type Minding = Receiving & {
  readonly files: Pick<Files, 'read' | 'remove'>;
  readonly people: Pick<People, 'remove'>;
  /** Whether this run has worked long enough. */
  readonly isTimeUp: () => boolean;
};

/** `received`: taken in late. `unanswered`: files the scanner did not answer about. `failed`: those and what broke off. */
export type Minded = Readonly<Record<'received' | 'scanned' | 'unanswered' | 'forgotten' | 'failed', number>>;

const minuteMs = 60_000;
/** An arrival is heard of within seconds. */
const lateMs = 10 * minuteMs;
/** The address to send a file to is good for an hour. */
const hopelessMs = 24 * 60 * minuteMs;

type Done = 'received' | 'scanned' | 'unanswered' | 'forgotten' | 'broken';
const mindedStates = ['waiting', 'unchecked', 'removed'] as const;

/** One run over all files that are not settled, the oldest first. What fails with one keeps no other from its turn. */
export async function mindFiles(stores: Minding): Promise<Minded> {
  const done = new Map<Done | undefined, number>();
  const now = Date.parse(await stores.clock.now());
  for (const name of mindedStates) {
    if (name === 'unchecked' && !stores.scanner) continue;
    for await (const entry of allOf({ index: 'board', of: `file/${name}` }, stores.records)) {
      if (stores.isTimeUp()) break;
      const what = await mind(entry, now, stores).catch((): Done => 'broken');
      done.set(what, (done.get(what) ?? 0) + 1);
    }
  }
  const count = (what: Done): number => done.get(what) ?? 0;
  return {
    received: count('received'),
    scanned: count('scanned'),
    unanswered: count('unanswered'),
    forgotten: count('forgotten'),
    failed: count('unanswered') + count('broken'),
  };
}

/** What was done about a file, if anything was to do. */
async function mind({ id }: Entry, now: number, stores: Minding): Promise<Done | undefined> {
  const file = await stores.records.get('file', id);
  if (!file) return undefined;
  const { state } = file;
  if (state.name === 'waiting') return mindWaiting(file, now, stores);
  if (state.name === 'unchecked') return mindUnchecked(file, stores);
  return state.name === 'removed' && Date.parse(restorableUntil(state)) <= now ? forget(file, stores) : undefined;
}

async function mindWaiting(file: SentFile, now: number, stores: Minding): Promise<Done | undefined> {
  const age = now - Date.parse(file.at);
  if (age < lateMs) return undefined;
  if ((await receiveFile(keyOf(file), stores)) !== 'waiting') return 'received';
  return age < hopelessMs ? undefined : forget(file, stores);
}

async function mindUnchecked({ id }: SentFile, stores: Minding): Promise<Done | undefined> {
  const verdict = stores.scanner && (await scanFile(id, stores.scanner, stores));
  return verdict && (verdict.name === 'unavailable' ? 'unanswered' : 'scanned');
}

/** Nothing of it is left but what the journal tells. */
async function forget(file: SentFile, stores: Minding): Promise<Done> {
  const { records, files, people } = stores;
  await files.remove(keyOf(file));
  await people.remove([{ kind: 'file-name', of: file.card.id, id: file.id }]);
  await commitPlan(records, remove(file), await contextOf({ kind: 'system', id: 'files' }, stores));
  return 'forgotten';
}
