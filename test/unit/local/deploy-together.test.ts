import { describe, expect, it } from '@jest/globals';
import { deploy } from '../../../infra/deploy.ts';
import { withLock } from '../../../local/lock.mjs';
import { synthesiseLock } from '../../../local/paths.ts';

describe('a deploy to AWS', () => {
  it('bundles only once a local start has, and lets others bundle while it deploys', async () => {
    const happened: string[] = [];
    const asCdk = async (command = ''): Promise<number> => {
      happened.push(command);
      if (command === 'deploy') await withLock(synthesiseLock, () => Promise.resolve(happened.push('another start')));
      return 0;
    };
    let deployed: Promise<number> | undefined;
    await withLock(synthesiseLock, async () => {
      deployed = deploy({ name: 'prod' }, asCdk, () => Promise.resolve());
      await new Promise(setImmediate); // it has found the lock taken by now
      happened.push('a start');
    });
    expect(await deployed).toBe(0);
    expect(happened).toEqual(['a start', 'synth', 'deploy', 'another start']);
  }, 60_000);

  it('ends before it begins when the app finds fault with itself', async () => {
    const happened: string[] = [];
    const asCdk = (command = ''): Promise<number> => Promise.resolve(happened.push(command));
    expect([await deploy({ name: 'prod' }, asCdk, () => Promise.resolve()), happened]).toEqual([1, ['synth']]);
  }, 60_000);
});
