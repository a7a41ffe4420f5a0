import type { Pipelines } from '../../../../shared/domain/pipeline/ring.ts';
import { versionAt } from '../../../../shared/domain/settings/settings.ts';
import { settingShown } from '../../../../shared/domain/settings/shown.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** A setting as it holds now, and who changed it when. */
export async function showSetting({ name }: Input, { records, policies, clock }: Pipelines, { by }: Call) {
  const at = await clock.now();
  const [policy, head] = await Promise.all([policies.at(at), records.get('settings-head', 'settings')]);
  return {
    name,
    n: versionAt(head, name, at),
    value: settingShown(name, policy, by),
    versions: head?.versions[name] ?? [],
  };
}

export const showSettingRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showSetting,
});
