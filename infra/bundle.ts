import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { withoutPrinting } from './bundled/phone-metadata.ts';

const root = join(import.meta.dirname, '..');

/** Parts of packages that neither Lambda nor we have a use for, each with its smaller stand-in. */
const standIns = {
  '@aws-sdk/credential-provider-node': join(root, 'shared/adapters/credentials/environment-provider.ts'),
  '@aws-sdk/middleware-endpoint-discovery': fileURLToPath(import.meta.resolve('./bundled/endpoint-discovery.ts')),
  zod: fileURLToPath(import.meta.resolve('./bundled/schemas.ts')),
  '@smithy/core/event-streams': fileURLToPath(import.meta.resolve('./bundled/event-streams.ts')),
  'brotli/decompress.js': fileURLToPath(import.meta.resolve('./bundled/brotli.ts')),
  'libphonenumber-js/min': fileURLToPath(import.meta.resolve('./bundled/phone-numbers.ts')),
};

const roboto = join(root, 'node_modules/pdfmake/fonts/Roboto');

/** Files that lie beside the bundle of a function, which reads them when it needs them: where, and what they are copies of. */
const assets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api/printing': {
    'fonts/Roboto-Regular.ttf': join(roboto, 'Roboto-Regular.ttf'),
    'fonts/Roboto-Medium.ttf': join(roboto, 'Roboto-Medium.ttf'),
  },
};

/**
 * Bundles `functions/<folder>/handler.ts` whole, SDK included, and gives the folder to deploy. Names are not kept, which
 * saves 30 KB: errors are told apart by the `name` each of them sets.
 */
export function bundle(folder: string, into = join(root, '.local/bundles')): string {
  const outfile = join(into, folder, 'index.mjs');
  mkdirSync(dirname(outfile), { recursive: true });
  buildSync({
    entryPoints: [join(root, 'functions', folder, 'handler.ts')],
    outfile,
    bundle: true,
    minify: true,
    charset: 'utf8', // a Russian letter is 2 bytes so, and 6 escaped
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'error',
    alias: {
      'zod/v4': schemasAlone(into), // before `zod`, or it would be taken for a part of that
      ...standIns,
      ...ownOfNode(into),
      'libphonenumber-js/metadata.min': phoneMetadata(into),
    },
    banner: {
      js: "import { builtinModules, createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __dirname = import.meta.dirname;",
    }, // some CommonJS inside calls require, and asks where it is
  });
  for (const [name, file] of Object.entries(assets[folder] ?? {})) cpSync(file, join(dirname(outfile), name));
  return dirname(outfile);
}

/** What describes schemas to others, in JSON Schema: documents are made when the product is built, and no function needs the 18 KB. */
const describing = ['to-json-schema.js', 'json-schema-processors.js'];

/** `zod/v4` without that. */
function schemasAlone(into: string): string {
  const whole = dirname(fileURLToPath(import.meta.resolve('zod/v4')));
  const copy = join(into, 'zod');
  cpSync(whole, copy, { recursive: true, filter: (path) => !/\.(?:cjs|cts|ts)$/.test(path) });
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ type: 'module', sideEffects: false }));
  for (const file of describing) {
    const names = readFileSync(join(whole, 'core', file), 'utf8').matchAll(/^export (?:const|function) (\w+)/gm);
    const bare = [...names].map(([, name]) => `export const ${String(name)} = () => undefined;`);
    writeFileSync(join(copy, 'core', file), [...bare, 'export const process = () => undefined;'].join('\n'));
  }
  return join(copy, 'index.js');
}

function phoneMetadata(into: string): string {
  const whole = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.min');
  const file = join(into, 'phone-metadata.txt'); // as text, which is quicker to read than to compile
  writeFileSync(file, JSON.stringify(withoutPrinting(JSON.parse(readFileSync(whole, 'utf8')))));
  return file;
}

/** What Node.js brings itself, as `require` gives it: an import reads every export of it before the first line runs. */
function ownOfNode(into: string): Record<string, string> {
  const names = builtinModules.toSorted().toReversed(); // `fs/promises` before `fs`, or it would be taken for a part of that
  mkdirSync(join(into, 'node'), { recursive: true });
  return Object.fromEntries(
    names.map((name) => {
      const file = join(into, 'node', `${name.replaceAll('/', '-')}.cjs`);
      writeFileSync(file, `module.exports = process.getBuiltinModule('node:${name}');\n`);
      return [`node:${name}`, file];
    }),
  );
}
