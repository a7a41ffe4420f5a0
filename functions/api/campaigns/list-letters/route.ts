import { letterIds } from '../../../../shared/domain/refresh/letters.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { letterHolding } from '../letters.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Every letter: a company has some hundred at most. */
export async function listLetters({ topic, language }: Input, { records, letterSeeds, clock }: Services) {
  const [head, at] = await Promise.all([records.get('settings-head', 'settings'), clock.now()]);
  const asked = letterIds(head, letterSeeds).filter(
    (id) => (topic ?? id.topic) === id.topic && (language ?? id.language) === id.language,
  );
  return { items: asked.map((id) => letterHolding(id, head, at)) };
}

export const listLettersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listLetters,
});
