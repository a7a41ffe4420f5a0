import { sampleFrame, sampleVariables } from '../../../../letters/samples.ts';
import { readLetter } from '../../../../shared/domain/refresh/write-letter.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { renderLetter } from '../../../../shared/letters/render.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Shows a letter before it is written. */
export function previewLetter({ language, ...text }: Input, { problemsOf }: Pick<Services, 'problemsOf'>) {
  const read = readLetter(text, problemsOf);
  if ('problems' in read) return Promise.resolve({ problems: read.problems });
  const rendered = renderLetter(read.letter, sampleVariables[language], sampleFrame(language));
  return Promise.resolve({ problems: [], ...rendered });
}

export const previewLetterRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: previewLetter,
});
