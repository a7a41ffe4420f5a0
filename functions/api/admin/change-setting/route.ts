import { changeSetting as decideSetting } from '../../../../shared/domain/settings/change.ts';
import type { Pipelines } from '../../../../shared/domain/pipeline/ring.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a new version of a setting. Versions are never changed; deadlines already set do not move. */
export async function changeSetting({ name, value, from, expectedVersion }: Input, services: Pipelines, { by }: Call) {
  const { records, policies } = services;
  const context = await contextOf(by, services);
  const asked = { name, value, from: from ?? context.at, expectedVersion };
  const { n } = await decideAndCommit(records, context, async () => {
    const head = await records.get('settings-head', 'settings'); // before the policy: one newer than the head is refused by the commit
    return decideSetting(head, asked, await policies.at(asked.from), context);
  });
  return { name, n, from: asked.from };
}

export const changeSettingRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: changeSetting,
});
