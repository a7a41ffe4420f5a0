/** `npm run kernel`: assembles the loops of RFM into the code that the domain carries. It is committed; a test fails when it is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import initialise from 'wabt';

/** The module as text that the domain can carry. */
export async function assembled(): Promise<string> {
  const wabt = await initialise();
  const source = await readFile(join(import.meta.dirname, 'rfm.wat'), 'utf8');
  const module = wabt.parseWat('rfm.wat', source);
  module.validate();
  return `/** \`kernels/rfm.wat\`, assembled by \`npm run kernel\`. */
export const kernelCode =
  '${Buffer.from(module.toBinary({}).buffer).toString('base64')}';
`;
}

const target = join(import.meta.dirname, '..', 'shared', 'domain', 'return', 'rfm', 'kernel-code.ts');
if (import.meta.main) await writeFile(target, await assembled());
