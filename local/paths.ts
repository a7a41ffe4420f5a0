import { join } from 'node:path';

/** The stages that run on this machine, each with its own local cloud. */
export const localStages = ['demo', 'test', 'browser'] as const;
export type LocalStage = (typeof localStages)[number];

/** The project's folder. */
export const root = join(import.meta.dirname, '..');

/** Everything a run leaves behind. */
export const localFolder = join(root, '.local');

/** What one stage leaves behind: its state, its logs, its last deploy. */
export const homeOf = (stage: LocalStage): string => join(localFolder, stage);

/** Where a running stage describes itself: `.local/voronka.json`, or `.local/test/voronka.json` for the tests. */
export const systemFileOf = (stage: LocalStage): string =>
  join(stage === 'demo' ? localFolder : homeOf(stage), 'voronka.json');

/** Held by whoever synthesises the app, here or for AWS: all bundle into the same folder. */
export const synthesiseLock = join(localFolder, 'synthesise.lock');
