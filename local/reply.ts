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

/** @throws Problem when there is no such file */
async function messageIn(file: string | undefined): Promise<Uint8Array> {
  if (file === undefined) throw new Problem('Say which message: npm run reply -- message.eml');
  try {
    return await readFile(file);
  } catch (error) {
    throw new Problem(`The message ${file} cannot be read.`, { cause: error });
  }
}

if (import.meta.main)
  try {
    await bringMail(await messageIn(process.argv[2]), await readSystem('demo'));
    console.log('The message is there, and is taken in within seconds.');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
