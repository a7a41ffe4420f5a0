import { noteView } from '../../../../shared/domain/contacts/views.ts';
import { assertDownloadable } from '../../../../shared/domain/files/download.ts';
import { keyOf } from '../../../../shared/domain/files/file.ts';
import { dispositionOf } from '../../../../shared/domain/files/file-name.ts';
import { assertMayOpen } from '../../../../shared/domain/files/rights.ts';
import { contentTypeOf } from '../../../../shared/domain/files/types.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { filed, nameFor } from '../files.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Where a file can be had. Whoever asks may have read the contacts in it, which is kept with the person. */
export async function downloadFile({ id }: Input, services: Services, { by }: Call) {
  const held = await filed(id, services.records);
  const { file, card } = held;
  assertMayOpen(by, held.holder);
  const { unchecked } = assertDownloadable(file.state, services.hasScanner);
  const name = (await nameFor(by, held, services)) ?? `${file.id}.${file.type}`; // a name that was erased
  await noteView(by, card, services.people, await contextOf(by, services));
  const as = { disposition: dispositionOf(name), contentType: contentTypeOf(file.type) };
  return { ...(await services.files.downloadUrl(keyOf(file), as)), unchecked };
}

export const downloadFileRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: downloadFile,
});
