import { fileKey } from '../../../../shared/domain/imports/import.ts';
import { openImport as decideImport } from '../../../../shared/domain/imports/open-import.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Opens an import and says where its file goes. */
export async function openImport(input: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { opened: record } = await decideAndCommit(services.records, context, () =>
    Promise.resolve(decideImport(input, context)),
  );
  return opened(record.id, services);
}

const opened = async (id: string, { files }: Pick<Services, 'files'>) =>
  new Reply({ id, uploadUrl: await files.uploadUrl(fileKey(id)) }, { status: 201 });

export const openImportRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openImport,
  again: ({ id }, services) => opened(id('import'), services),
});
