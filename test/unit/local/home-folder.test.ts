import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  callsFileIn,
  forgetCalls,
  forgetState,
  hasState,
  leaveDeployed,
  movedTo,
  takeDeployed,
} from '../../../local/home-folder.ts';
import { inTemporaryFolder } from '../../support/infra/temporary-folder.ts';

describe('the home folder of a stage', () => {
  it('holds the state of an earlier run once CloudFormation has saved its own', () =>
    inTemporaryFolder(async (home) => {
      const before = hasState(home);
      await mkdir(join(home, 'state'));
      await writeFile(join(home, 'state', 'cloudformation.json'), '{}');
      expect([before, hasState(home)]).toEqual([false, true]);
    }));

  it('forgets its state and keeps its logs', () =>
    inTemporaryFolder(async (home) => {
      for (const folder of ['state', 's3', 'tmp', 'cdk']) await mkdir(join(home, folder, 'deep'), { recursive: true });
      for (const file of ['deployed', 'outputs.json', 'deploy.log', 'ministack.log'])
        await writeFile(join(home, file), '');
      await forgetState(home);
      expect((await readdir(home)).sort()).toEqual(['deploy.log', 'ministack.log']);
    }));

  it('knows what it was deployed from after a clean stop, and only once', () =>
    inTemporaryFolder(async (home) => {
      const nothing = await takeDeployed(home);
      await leaveDeployed(home, 'abc');
      expect([nothing, await takeDeployed(home), await takeDeployed(home)]).toEqual([undefined, 'abc', undefined]);
    }));

  it('forgets the calls of functions that are deployed anew, where there are any', () =>
    inTemporaryFolder(async (home) => {
      await forgetCalls(home);
      await writeFile(callsFileIn(home), '{}\n');
      await forgetCalls(home);
      expect(await readdir(home)).toEqual([]);
    }));

  it('notices that it is used on another port than before', () =>
    inTemporaryFolder(async (folder) => {
      const home = join(folder, 'demo');
      const moved = [await movedTo(home, 4566), await movedTo(home, 4566), await movedTo(home, 4567)];
      expect(moved).toEqual([false, false, true]);
    }));
});
