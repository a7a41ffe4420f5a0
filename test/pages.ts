/** `npm run pages`: every page of the console on a local cloud of its own, light, dark and on a phone, by axe. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, systemFileOf } from '../local/paths.ts';
import { startStage } from './support/start-stage.ts';

const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const pages = ['--selectProjects', 'browser', '--runInBand', '--testTimeout=120000', '--', 'test/browser/pages'];

const running = await startStage('browser');
const env = {
  ...process.env,
  NODE_ENV: 'test',
  VORONKA_EVERY_PAGE: '1',
  VORONKA_TEST_SYSTEM: systemFileOf('browser'),
  VORONKA_TEST_ENDPOINT: running.system.endpoint,
};
const child = spawn(join(root, 'node_modules/.bin/node'), [...jest, ...pages], { cwd: root, stdio: 'inherit', env });
process.exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
await running.stop();
