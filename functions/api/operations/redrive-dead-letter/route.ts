import { sendAgain } from '../../../../shared/domain/operations/dead-letters.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { folderOf, type OneLetter, takeLetter } from '../dead-letters.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const redriveDeadLetter = (letter: OneLetter, services: Services) =>
  takeLetter(letter, services, (message) => sendAgain(folderOf(letter.queue, services), message, services));

export const redriveDeadLetterRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: redriveDeadLetter,
});
