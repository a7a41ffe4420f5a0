import { settle } from '../../../../shared/domain/duplicates/duplicate.ts';
import { ownersOf } from '../../../../shared/domain/merges/merging.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { refuse } from '../../../../shared/domain/records/refusal.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Says that a pair are two; a merge of them has to be undone first. */
export async function settleDuplicate({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  await decideAndCommit(records, context, async () => {
    const duplicate = await found(records, 'duplicate', id);
    const { of, ids, state } = duplicate;
    for (const owner of await ownersOf(of, { into: ids[0], loser: ids[1] }, records)) assertMay(by, 'merge', owner);
    if (state.name === 'merged') return refuse('merged', 'the two were merged; undo the merge');
    return { ok: true, plan: settle(duplicate, 'different', context) };
  });
  return { id, state: 'different' };
}

export const settleDuplicateRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: settleDuplicate,
});
