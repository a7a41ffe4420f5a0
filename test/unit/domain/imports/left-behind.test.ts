import { describe, expect, it } from '@jest/globals';
import { removeBeside, removeLeftBehind } from '../../../../shared/domain/imports/left-behind.ts';
import { importPart } from '../../../../shared/domain/imports/import-part.ts';
import { undoImport } from '../../../../shared/domain/imports/open-import.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { people } from '../../../support/domain/import-files.ts';
import { allOf, done, foundBy, imported, type Plant, plantWith } from '../../../support/domain/imports.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

/** An import of people that is to be taken back, and the plant it is in. */
async function toUndo() {
  const plant = await plantWith();
  const { id } = await imported(plant, people, { kind: 'persons' });
  const [record] = allOf('import', plant);
  if (!record) throw new Error('there is no import');
  await commitPlan(plant.records, accepted(undoImport(record)).plan, contextOf(operator));
  return { id, plant };
}

/** The plant, in which one thing breaks off when it is done for the nth time. */
function breaking(plant: Plant, n: number): Plant {
  let left = n;
  const breakOff = () => {
    left -= 1;
    return left === -1 ? Promise.reject(new Error('broke off')) : undefined;
  };
  const remove = plant.people.remove.bind(plant.people);
  const failing = Object.create(plant.people, {
    remove: { value: (items: Parameters<typeof remove>[0]) => breakOff() ?? remove(items) },
  }) as Plant['people']; // the same, but for this
  const { index } = plant;
  return {
    ...plant,
    people: failing,
    index: { find: index.find.bind(index), put: (found) => breakOff() ?? index.put(found) },
  };
}

describe('A part of an undo that broke off', () => {
  it.each(Array.from({ length: 12 }, (_, n) => n))(
    'leaves no contacts and nothing that is found, once it is begun again: %i',
    async (n) => {
      const { id, plant } = await toUndo();
      const failing = breaking(plant, n);
      const undo = async () => {
        while ((await importPart(id, failing)).more);
      };
      await undo().catch((error: unknown) => {
        expect(String(error)).toBe('Error: broke off');
      });
      plant.clock.now = () => Promise.resolve('2026-03-02T07:04:00.000Z');
      const record = await done(plant, id);
      expect(record.undone).toMatchObject({ kept: 0 });
      expect([allOf('account', plant), allOf('person', plant), plant.people.items.size]).toEqual([[], [], 0]);
      for (const typed of ['завод', 'петров', 'anna@mail.example']) expect(await foundBy(plant, typed)).toEqual([]);
      expect(await plant.index.find({ shelf: 'id', text: '', also: [] }, 9)).toEqual([]);
    },
  );

  it('was begun for the first time at this instant, until it is over', async () => {
    const { id, plant } = await toUndo();
    await expect(importPart(id, breaking(plant, 0))).rejects.toThrow('broke off');
    plant.clock.now = () => Promise.resolve('2026-03-02T07:04:00.000Z');
    await expect(importPart(id, breaking(plant, 0))).rejects.toThrow('broke off');
    expect(allOf('import', plant)).toMatchObject([{ cursor: { tries: 2, begunAt: monday } }]);
    expect((await done(plant, id)).cursor).toEqual({ byte: 164, row: 5, tries: 0 });
  });
});

describe('What was beside a record', () => {
  const told = (type: string, kind: string) => ({ type, subject: { kind, id: idOf(1) }, version: 2, data: {} });

  async function removedBy(...facts: ReturnType<typeof told>[]) {
    const said: unknown[] = [];
    const say = (what: unknown) => Promise.resolve(void said.push(what));
    await removeBeside(
      facts,
      {
        index: { put: say, find: () => Promise.resolve([]) },
        people: { get: () => Promise.resolve(undefined), put: say, remove: say },
        records: await storeOf(new ToldClock()),
      },
      contextOf(operator),
    );
    return said;
  }

  it('goes with a person: terms and contacts; of an account, the terms', async () => {
    expect(await removedBy(told('RecordRemoved', 'person'))).toEqual([
      { kind: 'person', id: idOf(1), version: 2, terms: [], words: '' },
      [{ kind: 'contacts', of: idOf(1), id: idOf(1) }],
    ]);
    expect(await removedBy(told('RecordRemoved', 'account'))).toEqual([
      { kind: 'account', id: idOf(1), version: 2, terms: [], words: '' },
      [],
    ]);
  });

  it('goes with an activity and with a note: the words, which are with what they are about', async () => {
    for (const kind of ['activity', 'note']) {
      const about = { ...told('RecordRemoved', kind), data: { of: idOf(2) } };
      expect(await removedBy(about)).toEqual([[{ kind: 'note', of: idOf(2), id: idOf(1) }]]);
    }
  });

  it('stays with what is not gone, and with what nothing is beside', async () => {
    expect(await removedBy(told('RecordKept', 'person'), told('RecordRemoved', 'purchase'))).toEqual([[]]);
  });

  it('is looked for ten seconds before a try began: clocks differ', async () => {
    const plant = await plantWith();
    const asked: unknown[] = [];
    const changed = { kind: 'person', id: idOf(1), version: 2 };
    const journal: Plant['journal'] = {
      of: (...page) => Promise.resolve((asked.push(page), { items: [] })),
      changesBetween: (...times) => Promise.resolve((asked.push(times), [changed, { ...changed, version: 3 }])),
    };
    await removeLeftBehind(monday, { ...plant, journal }, contextOf(operator, '2026-03-02T07:04:00.000Z'));
    expect(asked).toEqual([
      ['2026-03-02T06:59:50.000Z', '2026-03-02T07:04:00.000Z'],
      [{ id: idOf(1) }, { newestFirst: true, limit: 20 }],
    ]);
  });
});
