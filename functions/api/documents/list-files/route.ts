import { mayReadContacts } from '../../../../shared/domain/contacts/contacts-for.ts';
import { assertMaySee } from '../../../../shared/domain/files/rights.ts';
import { cardBehind, holderOf } from '../../../../shared/domain/files/subjects.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { fileView } from '../files.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The files of a record; their names for those who may read contacts. */
export async function listFiles({ subject, limit, cursor }: Input, { records, people }: Services, { by }: Call) {
  const card = await cardBehind(subject, records);
  const holder = await holderOf(card, records);
  assertMaySee(by, holder);
  const listing = { index: 'parent', of: subject.id, kind: 'file' } as const;
  const { items: entries, next } = await records.list(listing, { limit, ...present({ cursor }) });
  const ids = entries.map(({ id }) => id);
  const [files, names] = await Promise.all([
    records.getMany('file', ids),
    mayReadContacts(by, holder) ? people.list('file-name', card.id) : [],
  ]);
  const items = ids.flatMap((id) => files.filter((file) => file.id === id));
  return {
    items: items.map((file) => fileView(file, names.find(({ id }) => id === file.id)?.value.name)),
    ...present({ next }),
  };
}

export const listFilesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listFiles,
});
