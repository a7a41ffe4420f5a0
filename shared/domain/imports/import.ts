import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { By } from '../people/by.ts';

/** What a file may hold: one kind of row each. */
export const importKinds = [
  ...(['accounts', 'persons', 'purchases', 'deals', 'leads', 'tasks', 'activities', 'notes', 'consents'] as const),
  ...(['costs', 'products'] as const),
] as const;
export type ImportKind = (typeof importKinds)[number];

/** An undo takes back first what the rows made, then the people they brought, then the accounts they opened. */
export const passes = ['rows', 'people', 'accounts'] as const;
export type Pass = (typeof passes)[number];

/** Systems whose exports are read without saying which column is which. */
export const exportingSystems = ['bitrix24', 'amocrm'] as const;

/** Where a field stands in the file: by the system that wrote it, or by the title of each column. */
export const Mapping = z.union([
  z.enum(exportingSystems),
  z.record(z.string().max(50), z.string().trim().min(1).max(200)),
]);
export type Mapping = z.infer<typeof Mapping>;

export const Format = z.strictObject({
  /** Unknown as long as nothing but ASCII was read. */
  encoding: z.enum(['utf-8', 'windows-1251']).optional(),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The titles in the first row. */
  columns: z.array(z.string()),
});
export type Format = z.infer<typeof Format>;

const Rows = z.strictObject({
  imported: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});
export type Rows = z.infer<typeof Rows>;

/** One file that is taken in, part after part. The file itself, and what was wrong with its rows, are in `Files`. */
export const Import = z.strictObject({
  kind: z.literal('import'),
  id: z.uuid(),
  version: z.int().positive(),
  of: z.enum(importKinds),
  fileName: z.string(),
  mapping: Mapping.optional(),
  /** Everything is read and decided, and nothing is kept. */
  dryRun: z.boolean(),
  by: By,
  openedAt: Instant,
  state: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('waiting') }),
    z.strictObject({ name: z.literal('running') }),
    z.strictObject({ name: z.literal('done'), at: Instant }),
    z.strictObject({ name: z.literal('failed'), at: Instant, why: z.string() }),
    z.strictObject({ name: z.literal('undoing'), pass: z.enum(passes) }),
    z.strictObject({ name: z.literal('undone'), at: Instant }),
  ]),
  format: Format.optional(),
  /** Where the next part begins: the byte, and the row it is in the file, whose first row are the titles; and how often it was begun, first when. */
  cursor: z.strictObject({
    byte: z.int().nonnegative(),
    row: z.int().positive(),
    tries: z.int().nonnegative(),
    begunAt: Instant.optional(),
  }),
  rows: Rows,
  /** How much was wrong in each part: what it was is in `Files`. */
  rejectedByPart: z.array(z.int().nonnegative()),
  /** What an undo took back, and what it left because somebody works with it. */
  undone: z.strictObject({ removed: z.int().nonnegative(), kept: z.int().nonnegative() }).optional(),
});
export type Import = z.infer<typeof Import>;

/** What was wrong in one field of one row. */
export const RowError = z.strictObject({
  /** As a spreadsheet numbers it: the titles are row 1. */
  row: z.int().positive(),
  column: z.string(),
  value: z.string(),
  allowed: z.string(),
});
export type RowError = z.infer<typeof RowError>;

export const fileKey = (id: string): string => `imports/${id}.csv`;
export const errorsKey = (id: string, part: number): string => `import-errors/${id}/${String(part).padStart(6, '0')}`;

/** The import whose file has this key; nothing when it is no such key. */
export const importOfKey = (key: string): string | undefined => /^imports\/([\da-f-]{36})\.csv$/.exec(key)?.[1];

/** Where every import begins. */
export const beginning = { byte: 0, row: 1, tries: 0 } as const;

/** The import before its first row. */
export const restarted = ({ format: _read, ...record }: Import): Import => ({ ...record, cursor: beginning });
