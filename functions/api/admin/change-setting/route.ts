import { changeSetting as decideSetting } from '../../../../shared/domain/settings/change.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a new version of a setting. Versions are never changed; deadlines already set do not move. */
export async function changeSetting(
  { name, value, from }: Input,
  { records, policies, clock, newId }: Services,
  { by }: Call,
) {
  const at = await clock.now();
  const context = { by, at, policy: await policies.at(at), newId };
  const { n } = await decideAndCommit(records, context, async () =>
    decideSetting(await records.get('settings-head', 'settings'), { name, value, from: from ?? at }, context),
  );
  return { name, n, from: from ?? at };
}

export const changeSettingRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: changeSetting,
});
