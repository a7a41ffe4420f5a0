import { importOfKey } from '../../../shared/domain/imports/import.ts';
import { importPart } from '../../../shared/domain/imports/import-part.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/** How long one part decides rows; the function has a minute. */
const workMs = 20_000;

/** Does the next part of the import a file belongs to. */
export async function doPart({ key }: Input, services: Services): Promise<{ next: 'part' | 'end' }> {
  const id = importOfKey(key);
  const until = Date.now() + workMs;
  const { more } =
    id === undefined ? { more: false } : await importPart(id, { ...services, isTimeUp: () => Date.now() > until });
  return { next: more ? 'part' : 'end' };
}

export const handler = taskHandler({ env: Env, input: Input, output: Output, services: buildServices, run: doPart });
