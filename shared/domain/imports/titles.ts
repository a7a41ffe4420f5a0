/** What a cell may call something of the settings. */
import type { Said } from '../said.ts';
import type { Policy } from '../settings/settings.ts';

export const titlesOf = (all: readonly { id: string; title: Said }[]) =>
  Object.fromEntries(all.map(({ id, title: { en, ru } }) => [id, [ru, en]]));

/** People of the staff by their names and addresses. */
export const namesOf = (staff: Policy['staff']) =>
  Object.fromEntries(staff.map(({ id, name, email }) => [id, [name, email]]));

type Titled = { readonly title: Said };

/** Ids of a table by their titles. */
export const titlesIn = <K extends string>(table: Readonly<Record<K, Titled>>): Record<K, string[]> =>
  titlesOf(Object.entries<Titled>(table).map(([id, { title }]) => ({ id, title }))) as Record<K, string[]>; // entries forget the keys
