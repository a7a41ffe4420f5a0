import { assertMaySee } from '../../../../shared/domain/files/rights.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { filed, fileView, nameFor } from '../files.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One file. */
export async function showFile({ id }: Input, services: Services, { by }: Call) {
  const held = await filed(id, services.records);
  assertMaySee(by, held.holder);
  return fileView(held.file, await nameFor(by, held, services));
}

export const showFileRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showFile,
});
