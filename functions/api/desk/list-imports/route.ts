import { allOf } from '../../../../shared/domain/records/all-of.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { importView } from '../imports.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The latest imports: a plant has some dozens of them. */
export async function listImports({ limit }: Input, { records }: Services) {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'parent', of: 'imports' }, records)) ids.push(id);
  const latest = await records.getMany('import', ids.slice(-limit));
  return { items: latest.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt)).map(importView) };
}

export const listImportsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listImports,
});
