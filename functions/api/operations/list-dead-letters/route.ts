import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { queueOf } from '../dead-letters.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

async function listDeadLetters(_input: object, { letters, deadLetterFolders }: Services) {
  const counts = await Promise.all(deadLetterFolders.map((folder) => letters.count(folder)));
  return {
    items: deadLetterFolders.map((folder, n) => ({ queue: queueOf(folder), function: folder, count: counts[n] ?? 0 })),
  };
}

export const listDeadLettersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listDeadLetters,
});
