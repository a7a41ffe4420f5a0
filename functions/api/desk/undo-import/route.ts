import { fileKey } from '../../../../shared/domain/imports/import.ts';
import { undoImport as decideUndo } from '../../../../shared/domain/imports/open-import.ts';
import { runName } from '../../../../shared/domain/imports/runs.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { importView } from '../imports.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Begins to take an import back. Where the workflow could not be started, the reconciler does. */
export async function undoImport({ id }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { record } = await decideAndCommit(services.records, context, async () =>
    decideUndo(await found(services.records, 'import', id)),
  );
  if (record.state.name === 'undoing') await services.imports.start(fileKey(id), runName(record));
  return importView(record);
}

export const undoImportRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: undoImport,
});
