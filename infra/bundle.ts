import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Bundles `functions/<folder>/handler.ts` whole, SDK included, and gives the folder to deploy. */
export function bundle(folder: string): string {
  const outfile = join(root, '.local/bundles', folder, 'index.mjs');
  mkdirSync(dirname(outfile), { recursive: true });
  buildSync({
    entryPoints: [join(root, 'functions', folder, 'handler.ts')],
    outfile,
    bundle: true,
    minify: true,
    keepNames: true, // errors are told apart by name
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'error',
    alias: { '@aws-sdk/credential-provider-node': join(root, 'shared/adapters/credentials/environment-provider.ts') },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" }, // some CommonJS inside calls require
  });
  return dirname(outfile);
}
