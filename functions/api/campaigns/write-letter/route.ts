import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { writeLetter as decideWriting } from '../../../../shared/domain/refresh/write-letter.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a version. Letters on their way are not changed: what was marked names the version it was written in. */
export async function writeLetter(
  { subject, preheader, body, from: told, expectedVersion, ...id }: Input,
  services: Services,
  { by }: Call,
) {
  const { records, problemsOf } = services;
  const context = await contextOf(by, services);
  const from = told ?? context.at;
  const asked = { id, text: { subject, preheader, body }, from, expectedVersion };
  const { n } = await decideAndCommit(records, context, async () =>
    decideWriting(await records.get('settings-head', 'settings'), asked, problemsOf, context),
  );
  return { ...id, n, from };
}

export const writeLetterRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: writeLetter,
});
