import { ownersOf } from '../../../../shared/domain/merges/merging.ts';
import { may } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Pairs nobody decided about yet, those whoever asks may decide about. */
export async function listDuplicates({ of, limit, cursor }: Input, { records }: Services, { by }: Call) {
  const page = await records.list({ index: 'board', of: `duplicate/${of}` }, { limit, ...present({ cursor }) });
  const duplicates = await records.getMany(
    'duplicate',
    page.items.map(({ id }) => id),
  );
  const open = duplicates
    .filter(({ state }) => state.name === 'open')
    .toSorted((a, b) => a.foundAt.localeCompare(b.foundAt));
  const theirs = await Promise.all(
    open.map(async ({ id, ids, why, foundAt }) => {
      if ((await records.getMany(of, ids)).length < ids.length) return []; // one of them went with its import
      const owners = await ownersOf(of, { into: ids[0], loser: ids[1] }, records);
      return owners.every((owner) => may(by, 'merge', owner)) ? [{ id, ids, why, foundAt }] : [];
    }),
  );
  return { items: theirs.flat(), ...present({ next: page.next }) };
}

export const listDuplicatesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listDuplicates,
});
