/** `npm run reset`: forgets everything the demo stage knows. What is installed stays. */
import { rm } from 'node:fs/promises';
import { endStaleMiniStack, runningOn } from './ministack-record.ts';
import { homeOf } from './paths.ts';
import { withdrawSystem } from './system.ts';

const home = homeOf('demo');
const running = await runningOn(home);
if (running) {
  console.error(`It is running (process ${running.owner}, port ${running.port}): stop it first, with Ctrl-C there.`);
  process.exitCode = 1;
} else {
  await endStaleMiniStack(home);
  await withdrawSystem('demo');
  await rm(home, { recursive: true, force: true });
  console.log('Forgotten. The next npm start begins with a fresh demo plant.');
}
