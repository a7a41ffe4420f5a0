import { notFound } from '../../../../shared/domain/problem.ts';
import { letterIdText } from '../../../../shared/domain/refresh/letter.ts';
import { letterSetting, letterVersion } from '../../../../shared/domain/refresh/letters.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { letterHolding } from '../letters.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** A letter in one of its versions. */
export async function showLetter({ n: asked, ...id }: Input, { records, letters, letterSeeds, clock }: Services) {
  const [head, at] = await Promise.all([records.get('settings-head', 'settings'), clock.now()]);
  const holding = letterHolding(id, head, at);
  const n = asked ?? holding.n;
  const text = letterIdText(id);
  const versions = head?.versions[letterSetting(text)] ?? [];
  const isThere = n === 0 ? letterSeeds[text] !== undefined : n <= versions.length;
  if (!isThere) throw notFound('letter', letterVersion(text, n));
  return { ...holding, ...(await letters.text(letterVersion(text, n))), versions };
}

export const showLetterRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showLetter,
});
