import { byOf } from '../../../shared/domain/people/actor.ts';
import type { PersonalItem } from '../../../shared/domain/people/people.ts';
import type { Context } from '../../../shared/domain/records/context.ts';

/** Free text never stands in a fact: it is kept with the people it may name, and the fact holds its id. */
export const noteItem = (of: string, id: string, text: string, { at, by }: Context): PersonalItem => ({
  kind: 'note',
  of,
  id,
  value: { text, at, by: byOf(by).id ?? by.kind },
});
