/** Files as the API shows them. */
import * as z from 'zod';
import { mayReadContacts } from '../../../shared/domain/contacts/contacts-for.ts';
import { fileEndings } from '../../../shared/domain/files/endings.ts';
import { absent, type Filed, restorableUntil } from '../../../shared/domain/files/change-file.ts';
import { FileSubject, type FileState, type SentFile } from '../../../shared/domain/files/file.ts';
import { assertMayChange } from '../../../shared/domain/files/rights.ts';
import { type FileCard, holderOf } from '../../../shared/domain/files/subjects.ts';
import { contentTypeOf } from '../../../shared/domain/files/types.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { present } from '../../../shared/domain/present.ts';
import { contextOf, type Context } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { found } from '../../../shared/domain/records/found.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import type { Services } from './services.ts';

const stateNames = [
  'waiting',
  'unchecked',
  'clean',
  'infected',
  'refused',
  'removed',
] as const satisfies readonly FileState['name'][];

export const FileView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    subject: FileSubject(),
    /** For those who may read the contacts behind it: names of files hold names of people. */
    fileName: z.string().optional(),
    type: z.enum(fileEndings),
    contentType: z.string(),
    size: z.int().positive(),
    sha256: z.string().optional(),
    at: z.string(),
    by: z.string(),
    state: z.enum(stateNames),
    /** Why it is not there. */
    why: z.string().optional(),
    restorableUntil: z.string().optional(),
  }),
);
export type FileView = z.infer<ReturnType<typeof FileView>>;

const isThere = (state: FileState): state is Extract<FileState, { name: 'unchecked' | 'clean' }> =>
  state.name === 'unchecked' || state.name === 'clean';

export function fileView(file: SentFile, fileName: string | undefined): FileView {
  const { id, version, subject, type, size, sha256, at, by, state } = file;
  return {
    id,
    version,
    subject,
    type,
    contentType: contentTypeOf(type),
    size,
    at,
    by: by.id ?? by.kind,
    state: state.name,
    ...present({
      fileName,
      sha256,
      why: isThere(state) ? undefined : absent(state),
      restorableUntil: state.name === 'removed' ? restorableUntil(state) : undefined,
    }),
  };
}

/** A file with its card, and whose rights hold for it. */
type Held = Filed & { readonly holder: FileCard };

/** @throws Problem 404 */
export async function filed(id: string, records: Pick<Records, 'get'>): Promise<Held> {
  const file = await found(records, 'file', id);
  const card = await found(records, file.card.kind, file.card.id);
  return { file, card, holder: await holderOf(card, records) };
}

/** What its sender called a file, for those who may read it. */
export async function nameFor(
  by: Actor,
  { file, card, holder }: Held,
  { people }: Pick<Services, 'people'>,
): Promise<string | undefined> {
  if (!mayReadContacts(by, holder)) return undefined;
  return (await people.get('file-name', card.id, file.id))?.name;
}

/** Changes a file for somebody who may, and shows it. */
export async function changed(
  id: string,
  by: Actor,
  services: Services,
  decide: (filed: Filed, context: Context) => Decision<{ file: SentFile }>,
): Promise<FileView> {
  const context = await contextOf(by, services);
  const held = await decideAndCommit(services.records, context, async () => {
    const current = await filed(id, services.records);
    assertMayChange(by, current.holder);
    const decision = decide(current, context);
    return decision.ok ? { ...current, ...decision } : decision;
  });
  return fileView(held.file, await nameFor(by, held, services));
}
