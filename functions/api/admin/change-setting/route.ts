import { changeSetting as decideSetting } from '../../../../shared/domain/settings/change.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a new version of a setting. Versions are never changed; deadlines already set do not move. */
export async function changeSetting({ name, value, from }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { at } = context;
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
