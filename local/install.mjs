/**
 * Installs what is missing, before `npm start`, `npm test` and `npm run check`.
 * Plain JavaScript for any Node >= 20: it runs before there is anything to run TypeScript with.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const node = join(modules, '.bin', 'node');

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old: any Node from 20 on will do, the project brings the one it runs on.`);
if (!isInstalled()) await withLock(join(root, '.local', 'install.lock'), install, waitFor);
if (!existsSync(node) && Number(process.versions.node.split('.')[0]) < 24) fail(missingNode());

/** npm writes its own record of what it installed last of all, so an interrupted installation has none or an old one. */
function isInstalled() {
  const record = packagesIn(join(modules, '.package-lock.json'));
  if (record === undefined) return false;
  const wanted = packagesIn(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, entry]) => path === '' || isSame(entry, record[path]));
}

/** An optional package may be absent: most are for other platforms. */
function isSame(wanted, installed) {
  if (installed === undefined) return wanted.optional === true || wanted.devOptional === true;
  return installed.version === wanted.version && installed.integrity === wanted.integrity;
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install(alsoFor) {
  if (isInstalled()) return; // by whoever we waited for
  const started = Date.now();
  console.log('Installing packages (npm ci; the first time takes about half a minute)');
  const code = await new Promise((resolve, reject) => {
    const npm = spawn(
      ...npmCommand('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'),
      {
        cwd: root,
        stdio: 'inherit',
      },
    );
    if (npm.pid !== undefined) alsoFor(npm.pid); // it goes on for a while if we alone are killed
    npm.once('error', reject).once('exit', resolve);
  });
  if (code !== 0) fail('npm ci did not succeed; what it said is above. The next run starts it again.');
  checkNode();
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** npm's own Node, not the one in node_modules, which is about to be replaced. */
function npmCommand(...args) {
  const { npm_execpath: cli, npm_node_execpath: binary } = process.env;
  return cli?.endsWith('npm-cli.js') ? [binary ?? process.execPath, [cli, ...args]] : ['npm', args];
}

function checkNode() {
  if (!existsSync(node)) return;
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  if (!version.startsWith('v24.')) fail(`node_modules/.bin/node is ${version}; the project needs Node 24.`);
}

function missingNode() {
  const platform = `${process.platform}-${process.arch}`;
  return ['linux-x64', 'linux-arm64'].includes(platform)
    ? `The package node-${platform}, which brings Node 24, was not installed. It is an optional dependency: optional dependencies must not be omitted ` +
        '(see `npm config get omit`, --omit, --no-optional). Then: rm -rf node_modules, and again.'
    : `There is no npm package with Node 24 for ${platform}: install Node 24 yourself and run this with it (this is ${process.version}).`;
}

function waitFor(pid) {
  console.log(
    `Waiting for process ${pid}, which is installing the packages (if there is no such npm: rm .local/install.lock)`,
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
