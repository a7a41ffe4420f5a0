/** A file that is to come: what is announced, and where it goes. */
import * as z from 'zod';
import type { Files, Upload } from '../files.ts';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import type { People } from '../people/people.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, type Decision } from '../records/plan.ts';
import type { Records, Ref } from '../records/records.ts';
import { refuse } from '../records/refusal.ts';
import { keyOf, type SentFile } from './file.ts';
import { FileName } from './file-name.ts';
import { fileLimits } from './limits.ts';
import type { FileCard, FileSubjectKind } from './subjects.ts';
import { contentTypeOf, typeOf } from './types.ts';

/** A file as its sender announces it. */
export const Announced = lazily(() =>
  z.strictObject({
    fileName: FileName(),
    /** What the sender's system calls it; nothing where it does not know. */
    contentType: z.string().max(200).default(''),
    /** In bytes: nothing larger or smaller is taken. */
    size: z.int().positive(),
    /** In hexadecimal. */
    sha256: z
      .string()
      .regex(/^[\da-f]{64}$/)
      .optional(),
  }),
);
export type Announced = z.infer<ReturnType<typeof Announced>>;

/** What a file is to hang on, and how many hang there already. */
export type Target = {
  readonly subject: Ref<FileSubjectKind>;
  readonly card: FileCard;
  readonly already: number;
  readonly mostBytes: number;
};

/** Expects a file, unless it would not be taken. */
export function expectFile(
  { fileName, contentType, size, sha256 }: Announced,
  { subject, card, already, mostBytes }: Target,
  { by, at, newId }: Context,
): Decision<{ file: SentFile }> {
  const type = typeOf(fileName, contentType);
  if (!type.ok) return type;
  if (size > mostBytes) return refuse('file-too-large', `it has ${size} bytes; ${mostBytes} are allowed`);
  if (already >= fileLimits.ofRecord)
    return refuse('too-many-files', `the ${subject.kind} has ${already} files; ${fileLimits.ofRecord} are allowed`);
  const file: SentFile = {
    kind: 'file',
    id: newId(),
    version: 1,
    subject: { kind: subject.kind, id: subject.id },
    card: { kind: card.kind, id: card.id },
    type: type.ending,
    size,
    at,
    by: byOf(by),
    state: { name: 'waiting' },
    ...present({ sha256 }),
  };
  return { ok: true, file, plan: change(undefined, file) };
}

type Stores = {
  readonly records: Records;
  readonly people: Pick<People, 'put'>;
  readonly files: Pick<Files, 'upload'>;
};

/** Expects a file, keeps its name with what is personal, and says where it goes. */
export async function sendFile(
  announced: Announced,
  target: Target,
  { records, people, files }: Stores,
  context: Context,
): Promise<Upload & { readonly id: string }> {
  const { file } = await decideAndCommit(records, context, async () => {
    const decision = expectFile(announced, target, context);
    if (decision.ok) await people.put([nameOf(decision.file, announced.fileName)]);
    return decision;
  });
  return uploadOf(file, files);
}

/** Where a file goes. */
export async function uploadOf(
  file: SentFile,
  files: Pick<Files, 'upload'>,
): Promise<Upload & { readonly id: string }> {
  const { id, type, size, sha256 } = file;
  const upload = await files.upload(keyOf(file), { size, contentType: contentTypeOf(type), ...present({ sha256 }) });
  return { id, ...upload };
}

/** Under the lead, deal or account: its facts name the file, once it has come. */
const nameOf = ({ id, card }: SentFile, name: string) =>
  ({ kind: 'file-name', of: card.id, id, value: { name } }) as const;

/** Files that are there, or about to be. */
const counted: readonly string[] = ['waiting', 'unchecked', 'clean'] satisfies readonly SentFile['state']['name'][];

/** How many files hang on a record: as the lists show it. */
export async function filesOn(of: string, records: Pick<Records, 'list'>): Promise<number> {
  const { items } = await records.list({ index: 'parent', of, kind: 'file' }, { limit: 1000 });
  return items.filter(({ card }) => counted.includes(String(card.stage))).length;
}
