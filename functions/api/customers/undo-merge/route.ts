import { undoMerge as undo } from '../../../../shared/domain/merges/merging.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Takes a merge back; a second time changes nothing. */
export async function undoMerge({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { merge } = await decideAndCommit(records, context, async () =>
    undo(await found(records, 'merge', id), records, context),
  );
  const { of, into, loser, at, undone } = merge;
  return { id, of, into, loser, at, ...(undone && { undoneAt: undone.at }) };
}

export const undoMergeRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: undoMerge,
});
