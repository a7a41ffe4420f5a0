import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';
import { fileCardKinds, fileSubjectKinds } from './subjects.ts';
import { fileEndings } from './endings.ts';

export const FileSubject = lazily(() => z.strictObject({ kind: z.enum(fileSubjectKinds), id: z.uuid() }));

const here = () => ({
  /** Nobody has looked for viruses in it yet. */
  unchecked: z.strictObject({ name: z.literal('unchecked'), arrivedAt: Instant }),
  clean: z.strictObject({ name: z.literal('clean'), arrivedAt: Instant, checkedAt: Instant }),
});

/** What is known of a file somebody sent. Its bytes are in `Files`, its name is in `People`: it often holds a person's. */
export const SentFile = lazily(() => {
  const { unchecked, clean } = here();
  return z.strictObject({
    kind: z.literal('file'),
    id: z.uuid(),
    version: z.int().positive(),
    subject: FileSubject(),
    /** The lead, deal or account the subject belongs to. */
    card: z.strictObject({ kind: z.enum(fileCardKinds), id: z.uuid() }),
    type: z.enum(fileEndings),
    size: z.int().positive(),
    /** As the sender told it: then S3 takes nothing else. */
    sha256: z
      .string()
      .regex(/^[\da-f]{64}$/)
      .optional(),
    at: Instant,
    by: By,
    state: z.discriminatedUnion('name', [
      /** An address was given, and nothing has come yet. */
      z.strictObject({ name: z.literal('waiting') }),
      unchecked,
      clean,
      /** A virus was found, and the bytes are gone. */
      z.strictObject({ name: z.literal('infected'), at: Instant, signature: z.string() }),
      /** What came was not what was announced, and is gone. */
      z.strictObject({ name: z.literal('refused'), at: Instant, why: z.enum(['size', 'type']) }),
      /** Kept for a while, so that it can be had back. */
      z.strictObject({
        name: z.literal('removed'),
        at: Instant,
        by: By,
        was: z.discriminatedUnion('name', [unchecked, clean]),
      }),
    ]),
  });
});
export type SentFile = z.infer<ReturnType<typeof SentFile>>;
export type FileState = SentFile['state'];

/** Where its bytes are. */
export const keyOf = ({ id }: Pick<SentFile, 'id'>): string => `files/${id}`;

/** The file whose bytes have this key; nothing when it is no such key. */
export const fileOfKey = (key: string): string | undefined => /^files\/([\da-f-]{36})$/.exec(key)?.[1];
