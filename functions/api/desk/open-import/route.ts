import { fileKey } from '../../../../shared/domain/imports/import.ts';
import { openImport as decideImport } from '../../../../shared/domain/imports/open-import.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Opens an import and says where its file goes. */
export async function openImport(input: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { opened } = await decideAndCommit(services.records, context, () =>
    Promise.resolve(decideImport(input, context)),
  );
  return new Reply({ id: opened.id, uploadUrl: await services.files.uploadUrl(fileKey(opened.id)) }, { status: 201 });
}

export const openImportRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openImport,
});
