/**
 * Bundles every function into a folder, imports each without any environment, and prints what it found as JSON. In a process
 * of its own, because esbuild does not run inside a test.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../../infra/bundle.ts';
import { root } from '../../../local/paths.ts';

const [into = ''] = process.argv.slice(2);
const folders = ['api', 'events', 'schedule', 'workflow']
  .flatMap((group) => readdirSync(join(root, 'functions', group)).map((name) => `${group}/${name}`))
  .filter((folder) => existsSync(join(root, 'functions', folder, 'handler.ts')));

const bundles = folders.map((folder) => ({ folder, file: join(bundle(folder, into), 'index.mjs') }));
const found = bundles.map(async ({ folder, file }) => {
  const module: unknown = await import(file);
  const handler = typeof module === 'object' && module !== null && 'handler' in module ? typeof module.handler : 'none';
  return { folder, kilobytes: statSync(file).size / 1000, handler };
});
console.log(JSON.stringify(await Promise.all(found)));
