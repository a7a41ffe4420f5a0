/** What a cell may call something of the settings. */
import type { Policy } from '../settings/settings.ts';

export const titlesOf = (all: readonly { id: string; title: { en: string; ru: string } }[]) =>
  Object.fromEntries(all.map(({ id, title: { en, ru } }) => [id, [ru, en]]));

/** People of the staff by their names and addresses. */
export const namesOf = (staff: Policy['staff']) =>
  Object.fromEntries(staff.map(({ id, name, email }) => [id, [name, email]]));
