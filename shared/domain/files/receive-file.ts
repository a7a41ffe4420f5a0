/** What happens when a file has come: it is looked at, and then looked through. Each may be done twice. */
import type { Clock } from '../clock.ts';
import type { Files } from '../files.ts';
import type { Actor } from '../people/actor.ts';
import type { By } from '../people/by.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { found } from '../records/found.ts';
import type { Decision } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import { arrive, check, type Filed } from './change-file.ts';
import { fileOfKey, keyOf, type SentFile } from './file.ts';
import type { Scanner, Verdict } from './scanner.ts';
import { beginningBytes } from './types.ts';

export type Receiving = {
  readonly records: Records;
  readonly files: Pick<Files, 'read' | 'remove'>;
  readonly clock: Clock;
  readonly policies: Policies;
  readonly newId: () => string;
  /** @default - the stage has none */
  readonly scanner: Scanner | undefined;
};

/** What came of a file; nothing of what is none of ours, or has not come. */
export type Outcome = SentFile['state']['name'] | undefined;

/** Takes in the file of this key. What nobody waits for any more, or was refused, is deleted. */
export async function receiveFile(key: string, stores: Receiving): Promise<Outcome> {
  const id = fileOfKey(key);
  if (id === undefined) return undefined;
  const { records, files } = stores;
  const file = await records.get('file', id);
  const state = file?.state.name === 'waiting' ? await takeIn(file, stores) : file?.state.name;
  if (state === undefined || state === 'refused' || state === 'infected') await files.remove(key);
  return state;
}

async function takeIn(file: SentFile, stores: Receiving): Promise<Outcome> {
  const came = await stores.files.read(keyOf(file), 0, beginningBytes);
  if (!came) return 'waiting';
  const arrived = { size: came.size, beginning: came.bytes };
  return change(file.id, senderOf(file.by), stores, (filed, context) => arrive(filed, arrived, context));
}

/** Whoever sent a file is named for its arrival; what they may do was asked before. */
// Stryker disable next-line ArrayDeclaration: nobody asks for their groups again
const senderOf = ({ kind, id = kind }: By): Actor => (kind === 'staff' ? { kind, id, groups: [] } : { kind: 'public' });
const scanning: Actor = { kind: 'system', id: 'scanner' };

async function change(
  id: string,
  by: Actor,
  stores: Receiving,
  decide: (filed: Filed, context: Context) => Decision<{ file: SentFile }>,
): Promise<Outcome> {
  const { records } = stores;
  const context = await contextOf(by, stores);
  const { file } = await decideAndCommit(records, context, async () => {
    const current = await found(records, 'file', id);
    const card = await found(records, current.card.kind, current.card.id);
    return decide({ file: current, card }, context);
  });
  return file.state.name;
}

/** Asks the scanner about a file that nobody has looked through. Where it does not answer, the file stays unchecked. */
export async function scanFile(id: string, scanner: Scanner, stores: Receiving): Promise<Verdict | undefined> {
  const file = await stores.records.get('file', id);
  if (file?.state.name !== 'unchecked') return undefined;
  const verdict = await scanner.scan(contentOf(keyOf(file), stores.files));
  if (verdict.name === 'unavailable') return verdict;
  const state = await change(id, scanning, stores, (filed, context) => check(filed, verdict, context));
  if (state === 'infected') await stores.files.remove(keyOf(file));
  return verdict;
}

/** Read in pieces: a file of 50 MB is never in memory as a whole. */
const pieceBytes = 2_000_000;

async function* contentOf(key: string, files: Pick<Files, 'read'>): AsyncGenerator<Uint8Array> {
  let [from, size] = [0, 1];
  while (from < size) {
    const part = await files.read(key, from, pieceBytes);
    if (!part) throw new Error(`${key} is gone`);
    yield part.bytes;
    from += part.bytes.length;
    ({ size } = part);
  }
}
