/** What is readable and erasable: names, phones, e-mails, raw submissions, evidence of consent, notes. */
import * as z from 'zod';
import type { Instant } from '../calendar/instant-schema.ts';

export const Contacts = z.strictObject({
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});
export type Contacts = z.infer<typeof Contacts>;

export const Submission = z.strictObject({
  /** As it came, at most 16 KB; binary bodies as base64. */
  rawBody: z.string(),
  contentType: z.string(),
  message: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});
export type Submission = z.infer<typeof Submission>;

export const Evidence = z.strictObject({
  purpose: z.string(),
  textVersion: z.string(),
  at: z.string(),
  /** Of the address a form was sent from. */
  addressHash: z.string().optional(),
  /** How it was given, where that was no form of ours. */
  basis: z.string().optional(),
});

/** One file that hangs on a letter to us: what its sender calls it, and how large it is. */
export const AttachedFile = z.strictObject({
  name: z.string().optional(),
  type: z.string(),
  bytes: z.int().nonnegative(),
});
export type AttachedFile = z.infer<typeof AttachedFile>;

/** What hangs on a letter to us; nobody has opened it. */
export const Attached = z.strictObject({
  count: z.int().nonnegative(),
  /** The first of them. */
  files: z.array(AttachedFile).readonly(),
  /** The letter is longer than what was read: the last of them is larger than that, and there may be more. */
  isCut: z.literal(true).optional(),
});
export type Attached = z.infer<typeof Attached>;

export const Note = z.strictObject({
  text: z.string(),
  at: z.string(),
  by: z.string(),
  attached: Attached.optional(),
});

/** That one of the staff read the contacts of a person, on a record of theirs. */
export const Seen = z.strictObject({ by: z.string(), at: z.string(), kind: z.string(), id: z.string() });
export type Seen = z.infer<typeof Seen>;

/** What a sender called a file: under its lead or deal, by the id of the file. */
export const NameOfFile = z.strictObject({ name: z.string() });

/** What was exported of people for advertising, hashed: kept to tell the platform who has left, until the next two exports. */
export const AudiencePart = z.strictObject({ rows: z.array(z.string()) });

export const personalSchemas = {
  contacts: Contacts,
  submission: Submission,
  evidence: Evidence,
  note: Note,
  seen: Seen,
  'file-name': NameOfFile,
  audience: AudiencePart,
} as const;
export type PersonalKind = keyof typeof personalSchemas;
export const personalKinds = Object.keys(personalSchemas) as PersonalKind[]; // Object.keys forgets the key type
export type Personal<K extends PersonalKind> = z.infer<(typeof personalSchemas)[K]>;

/** One thing to keep: `of` is the record it belongs to (a person, a lead, a deal), `id` tells several of one kind apart. */
export type PersonalItem = {
  [K in PersonalKind]: { readonly kind: K; readonly of: string; readonly id: string; readonly value: Personal<K> };
}[PersonalKind];
export type PersonalRef = Pick<PersonalItem, 'kind' | 'of' | 'id'>;

/**
 * The store of personal data: written before the commit under the ids the commit uses, never part of its transaction,
 * so that it can live in another store. What no commit took up is swept after a day: `sweep.ts`.
 */
export type People = {
  put: (items: readonly PersonalItem[]) => Promise<void>;
  get: <K extends PersonalKind>(kind: K, of: string, id: string) => Promise<Personal<K> | undefined>;
  list: <K extends PersonalKind>(
    kind: K,
    of: string,
  ) => Promise<readonly { readonly id: string; readonly value: Personal<K> }[]>;
  /** What was last put within a time, both ends included, a page at a time. It reads through all there is. */
  putBetween: (from: Instant, to: Instant) => AsyncIterable<readonly PersonalRef[]>;
  remove: (items: readonly PersonalRef[]) => Promise<void>;
};
