import { letterOf } from '../../../../shared/domain/operations/dead-letters.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { folderOf } from '../dead-letters.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { type Input as Asked, Input, Output, route } from './contract.ts';

async function showDeadLetters({ queue }: Asked, services: Services) {
  const messages = await services.letters.look(folderOf(queue, services));
  return { items: messages.map(letterOf).sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1)) };
}

export const showDeadLettersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showDeadLetters,
});
