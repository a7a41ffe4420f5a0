import { fileOfKey } from '../../../shared/domain/files/file.ts';
import { type Receiving, receiveFile, scanFile } from '../../../shared/domain/files/receive-file.ts';
import { present } from '../../../shared/domain/present.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices } from './services.ts';

/** Takes in a file that came, and has it looked through. Where the scanner does not answer, `schedule/mind-files` asks again. */
export async function receive({ detail }: Input, stores: Receiving) {
  const { key } = detail.object;
  const state = await receiveFile(key, stores);
  const id = fileOfKey(key);
  const verdict = id !== undefined && stores.scanner ? await scanFile(id, stores.scanner, stores) : undefined;
  return present({ state, verdict: verdict && (verdict.name === 'unavailable' ? verdict.why : verdict.name) });
}

export const handler = taskHandler({ env: Env, input: Input, output: Output, services: buildServices, run: receive });
