/** The workflow of imports: what starts it beside the arrival of a file. */
import type { Records } from '../records/records.ts';
import { allOf } from '../records/all-of.ts';
import { fileKey } from './import.ts';

export type ImportRuns = {
  /** Starts the workflow for a file; a name that was used before starts nothing. */
  start: (key: string, name: string) => Promise<void>;
};

export type Resuming = {
  readonly records: Pick<Records, 'list' | 'standing'>;
  readonly runs: ImportRuns;
  readonly wallNow: () => number;
};

/** A part takes a minute at most, and marks its beginning and its end. */
const silentMs = 180_000;

/** Goes on with imports that nobody works on any more: their execution failed, or was ended by a restart. */
export async function resumeImports({ records, runs, wallNow }: Resuming): Promise<number> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'board', of: 'import/open' }, records)) ids.push(id);
  const silent = (await records.standing('import', ids)).filter(
    ({ record, changedAt }) => record.state.name !== 'waiting' && wallNow() - Date.parse(changedAt) > silentMs,
  );
  for (const { record } of silent) await runs.start(fileKey(record.id), runName(record));
  return silent.length;
}

/** One name for one state of an import: asked for twice, it runs once. */
export const runName = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `${id}-${String(version)}`;
