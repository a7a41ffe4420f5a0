/** Which column of a file is read as which field: found as the API finds it, so that it can be seen before the file is sent. */
import type { ImportKind } from '../../../../shared/domain/imports/import.ts';
import type { rowFields } from '../../../../shared/domain/imports/kinds/row-fields.ts';
import { textKey } from '../../../../shared/domain/text-key.ts';
import type { NewImport } from './api.ts';
import known from './known-columns.json';

type FieldsOf<K extends ImportKind> = ReturnType<(typeof rowFields)[K]>;

/** A field of some kind of row. */
export type FieldName = { [K in ImportKind]: keyof FieldsOf<K> }[ImportKind];

/** How the fields of a file are found: by titles, or as a system that exports them calls them. */
export const systems = ['titles', 'bitrix24', 'amocrm'] as const;
export type System = (typeof systems)[number];

type Known = {
  readonly titles: readonly string[];
  readonly in?: Partial<Readonly<Record<System, string | readonly string[]>>>;
  readonly needed?: boolean;
};
export type Field = Known & { readonly name: FieldName };

const table: Readonly<Record<ImportKind, Readonly<Record<string, Known>>>> = known;

/** What a file may hold, in the order it is best brought in. */
export const kinds = Object.keys({
  ...{ accounts: 1, persons: 1, purchases: 1, leads: 1, deals: 1, tasks: 1, activities: 1, notes: 1, consents: 1 },
  ...{ costs: 1, products: 1 },
} satisfies Record<ImportKind, 1>) as readonly ImportKind[]; // Object.keys forgets the names

/** The fields a kind of row has, those it needs in front. */
export const fieldsOf = (kind: ImportKind): readonly Field[] =>
  Object.entries(table[kind])
    .map(([name, field]) => ({ ...field, name: name as FieldName })) // a test holds the table to the fields of the domain
    .toSorted((a, b) => Number(b.needed ?? false) - Number(a.needed ?? false));

/** The column that is read as a field without anybody saying so. */
export function foundColumn(field: Field, columns: readonly string[], system: System): string | undefined {
  const titles = [field.in?.[system] ?? [], field.name, ...field.titles].flat();
  const byKey = new Map(columns.toReversed().map((column) => [textKey(column), column])); // of equal titles the first
  return titles.map((title) => byKey.get(textKey(title))).find((column) => column !== undefined);
}

/** The columns somebody named, by field. */
export type Said = Readonly<Record<string, string>>;

/** What the API is told of where the fields stand: nothing where their titles tell. */
export function mappingOf(
  fields: readonly Field[],
  columns: readonly string[],
  system: System,
  said: Said,
): NewImport['mapping'] {
  if (Object.keys(said).length === 0) return system === 'titles' ? undefined : system;
  const found = fields.flatMap((field) => {
    const column = said[field.name] ?? foundColumn(field, columns, system);
    return column === undefined ? [] : [[field.name, column] as const];
  });
  return Object.fromEntries(found);
}
