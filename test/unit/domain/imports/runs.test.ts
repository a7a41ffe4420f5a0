import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Import } from '../../../../shared/domain/imports/import.ts';
import { openImport } from '../../../../shared/domain/imports/open-import.ts';
import { resumeImports } from '../../../../shared/domain/imports/runs.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const states: Import['state'][] = [
  { name: 'waiting' },
  { name: 'running' },
  { name: 'undoing', pass: 'rows' },
  { name: 'done', at: monday },
  { name: 'failed', at: monday, why: 'it was empty' },
  { name: 'undone', at: monday },
];

/** Imports in every state, looked at so long after they changed: what was started, and how many that is said to be. */
async function resumed(afterMs: number) {
  const clock = new ToldClock();
  const { opened } = accepted(openImport({ kind: 'persons', fileName: 'a.csv', dryRun: false }, contextOf(operator)));
  const records = await storeOf(clock, ...states.map((state, n) => ({ ...opened, id: idOf(n), version: 3, state })));
  const standing: Records['standing'] = (kind, ids) => records.standing(kind, z.uuid().array().parse(ids)); // others would be a mistake
  const started: string[][] = [];
  const start = (...run: [string, string]) => Promise.resolve(void started.push(run));
  const count = await resumeImports({
    records: { list: records.list.bind(records), standing },
    runs: { start },
    wallNow: () => clock.wallNow() + afterMs,
  });
  return { count, started };
}

describe('Imports that nobody works on any more', () => {
  it('go on after three minutes of silence, each under a name of its state', async () => {
    expect(await resumed(180_001)).toEqual({
      count: 2,
      started: [1, 2].map((n) => [`imports/${idOf(n)}.csv`, `${idOf(n)}-3`]),
    });
  });

  it('are not those that changed just now', async () => {
    expect(await resumed(180_000)).toEqual({ count: 0, started: [] });
  });
});
