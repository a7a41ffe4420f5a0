import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { importView } from '../imports.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Imports, the newest first. */
export async function listImports({ limit, cursor }: Input, { records }: Services) {
  const { items: entries, next } = await records.list(
    { index: 'parent', of: 'imports' },
    { limit, newestFirst: true, ...present({ cursor }) },
  );
  const found = await records.getMany(
    'import',
    entries.map(({ id }) => id),
  );
  const items = entries.flatMap(({ id }) => found.filter((one) => one.id === id)).map(importView);
  return { items, ...present({ next }) };
}

export const listImportsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listImports,
});
