import { describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import { inWords, noteItem, notesOf } from '../../../../shared/domain/people/notes.ts';
import { anna, boris, visitor } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { ToldClock } from '../../../support/domain/stores.ts';

describe('A note', () => {
  it('is kept under its record, with who said it and when', () => {
    const value = { text: 'Wants a call', at: monday, by: anna.id };
    expect(noteItem(leadId, idOf(1), 'Wants a call', contextOf(anna))).toEqual({
      kind: 'note',
      of: leadId,
      id: idOf(1),
      value,
    });
    expect(noteItem(leadId, idOf(1), 'Wants a call', contextOf(visitor)).value).toEqual({ ...value, by: 'public' });
  });

  it('shows no phone to those who may not read contacts', async () => {
    const people = new MemoryPeople(new ToldClock());
    await people.put([noteItem(leadId, idOf(1), 'Call +7 495 123-45-67', contextOf(anna))]);
    expect(await notesOf(leadAt('mql'), anna, { people })).toEqual([{ id: idOf(1), text: 'Call +7 495 123-45-67' }]);
    expect(await notesOf(leadAt('mql'), boris, { people })).toEqual([{ id: idOf(1), text: 'Call •••' }]);
  });
});

describe('What is said in words beside a decision', () => {
  it('is kept under its record by a new id, which the fact names', async () => {
    const people = new MemoryPeople(new ToldClock());
    const { note, keep } = inWords('Wants a call', { people, newId: () => idOf(1) }, contextOf(anna));
    expect([note, people.items.size]).toEqual([idOf(1), 0]);
    await keep(leadId);
    expect([...people.items.values()]).toEqual([noteItem(leadId, idOf(1), 'Wants a call', contextOf(anna))]);
  });

  it('is nothing where nothing is said', async () => {
    const people = new MemoryPeople(new ToldClock());
    const { note, keep } = inWords(undefined, { people, newId: () => idOf(1) }, contextOf(anna));
    await expect(keep(leadId)).resolves.toBeUndefined();
    expect([note, people.items.size]).toEqual([undefined, 0]);
  });
});
