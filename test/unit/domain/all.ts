/** All tests of the domain in one file: a mutation then loads the domain once, and not once for every file. */
import { globSync } from 'node:fs';
import { join } from 'node:path';

for (const file of globSync('**/*.test.ts', { cwd: import.meta.dirname }).sort())
  await import(join(import.meta.dirname, file));
