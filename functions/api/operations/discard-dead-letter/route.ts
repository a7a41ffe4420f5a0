import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { type OneLetter, takeLetter } from '../dead-letters.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const discardDeadLetter = (letter: OneLetter, services: Services) =>
  takeLetter(letter, services, () => Promise.resolve());

export const discardDeadLetterRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: discardDeadLetter,
});
