/** `npm run reply -- message.eml`: brings a raw message to the demo stage, as SES does with mail that comes in. */
import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import { S3Files } from '../shared/adapters/s3/files.ts';
import { clientConfig } from './environment.ts';
import { Problem } from './problem.ts';
import { readSystem, type System } from './system.ts';

/** Puts a message where mail comes in; what follows happens by itself. */
export async function bringMail(raw: Uint8Array | string, { endpoint, outputs }: System): Promise<void> {
  const { region, credentials } = clientConfig(endpoint);
  const bucket = outputs['FilesBucket'];
  if (bucket === undefined) throw new Problem('The stacks do not say which bucket mail comes to.');
  const files = new S3Files({ bucket, region, endpoint, credentials: () => Promise.resolve(credentials) });
  await files.put(`mail/${v7()}`, raw);
}

if (import.meta.main) {
  const [, , file] = process.argv;
  if (file === undefined) throw new Problem('Say which message: npm run reply -- message.eml');
  await bringMail(await readFile(file), await readSystem('demo'));
  console.log('The message is there.');
}
