import { describe, expect, it } from '@jest/globals';
import { MemorySearchIndex } from '../../../../shared/adapters/memory/search-index.ts';
import { importPart } from '../../../../shared/domain/imports/import-part.ts';
import { undoImport } from '../../../../shared/domain/imports/open-import.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import {
  allOf,
  done,
  errorsOf,
  foundBy,
  imported,
  ordersByAccount,
  type Plant,
  plantWith,
  sent,
  undone,
} from '../../../support/domain/imports.ts';

const orders = `account;order;date;amount
Ромашка;1;2026-01-15;10
Ромашка;2;2026-01-15;x
Василёк;3;2026-01-15;10
Acme;4;2026-01-15;10
`;
const people = `name;email;company
Иван Петров;ivan@zavod.example;Завод
Пётр Иванов;petr@zavod.example;Завод
Анна Серова;anna@mail.example;
`;

/** A plant in which one thing fails once, after it was done so often. */
function breakingOnce<Args extends unknown[], R>(work: (...args: Args) => Promise<R>, after: number) {
  let left = after;
  return async (...args: Args): Promise<R> => {
    left -= 1;
    if (left === -1) throw new Error('broke off');
    return work(...args);
  };
}
const failingStore = (plant: Plant, after: number): Plant => {
  const { records } = plant;
  const commit: Records['commit'] = breakingOnce((change) => records.commit(change), after);
  const failing = new Proxy(records, {
    get: (target, name) => {
      if (name === 'commit') return commit;
      const own: unknown = Reflect.get(target, name, target);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
  return { ...plant, records: failing };
};

describe('A part that broke off', () => {
  it.each([1, 2, 3, 4])('after %i commits is begun again, and its rows count as imported', async (after) => {
    const plant = await plantWith();
    const id = await sent(plant, orders);
    const failing = failingStore(plant, after);
    await expect(importPart(id, failing)).rejects.toThrow('broke off');
    const record = await done(failing, id);
    expect(record).toMatchObject({
      state: { name: 'done' },
      rows: { imported: 3, unchanged: 0, rejected: 1 },
      cursor: { tries: 0 },
    });
    expect(await errorsOf(plant, record)).toMatchObject([{ row: 3, column: 'amount' }]);
    expect(ordersByAccount(plant)).toEqual({ Ромашка: ['1'], Василёк: ['3'], Acme: ['4'] });
  });

  it('before what was wrong was kept does the same', async () => {
    const plant = await plantWith();
    const id = await sent(plant, orders);
    const put = plant.files.put.bind(plant.files);
    plant.files.put = breakingOnce(put, 0);
    await expect(importPart(id, plant)).rejects.toThrow('broke off');
    const record = await done(plant, id);
    expect(record.rows).toEqual({ imported: 3, unchanged: 0, rejected: 1 });
    expect(await errorsOf(plant, record)).toHaveLength(1);
  });

  it('before what it made was found, makes it found', async () => {
    for (const after of [0, 1, 2, 3, 4]) {
      const plant = await plantWith();
      const whole = new MemorySearchIndex();
      const index = { find: whole.find.bind(whole), put: breakingOnce(whole.put.bind(whole), after) };
      const failing = { ...plant, index };
      const id = await sent(plant, people, { kind: 'persons' });
      await expect(importPart(id, failing)).rejects.toThrow('broke off');
      expect((await done(failing, id)).rows).toEqual({ imported: 3, unchanged: 0, rejected: 0 });
      const found = ['завод', 'иван петров', 'petr@zavod.example', 'серова'].map((typed) => foundBy(failing, typed));
      expect(await Promise.all(found)).toEqual([
        [['account', 'Завод']],
        [
          ['account', 'Завод'],
          ['person', 'Иван Петров'],
        ],
        [['person', 'Пётр Иванов']],
        [
          ['account', 'Анна Серова'],
          ['person', 'Анна Серова'],
        ],
      ]);
    }
  });

  it('of accounts or purchases does the same', async () => {
    const files = {
      accounts: 'company;name;email\nЗавод;Иван Петров;ivan@zavod.example\n',
      purchases: 'account;order;date;amount\nЗавод;1;2026-01-15;10\n',
    };
    for (const kind of ['accounts', 'purchases'] as const)
      for (const after of [0, 1]) {
        const plant = await plantWith();
        const whole = new MemorySearchIndex();
        const index = { find: whole.find.bind(whole), put: breakingOnce(whole.put.bind(whole), after) };
        const id = await sent(plant, files[kind], { kind });
        await expect(importPart(id, { ...plant, index })).rejects.toThrow('broke off');
        await done({ ...plant, index }, id);
        expect(await foundBy({ ...plant, index }, 'завод')).toEqual([['account', 'Завод']]);
        const found = await whole.find({ shelf: 'id', text: '', also: [] }, 9);
        expect(found.map(({ kind: of }) => of).toSorted()).toEqual(['account', 'person']);
      }
  });

  it('of deals or leads does the same', async () => {
    const files = {
      deals: 'account;title;stage;opened;email\nЗавод;Приводы;new-deal;2026-03-02;ivan@zavod.example\n',
      leads: 'company;email\nЗавод;ivan@zavod.example\n',
    };
    const found = { deals: ['account', 'deal', 'person'], leads: ['lead', 'person'] };
    for (const kind of ['deals', 'leads'] as const)
      for (const after of [0, 1]) {
        const plant = await plantWith();
        const whole = new MemorySearchIndex();
        const index = { find: whole.find.bind(whole), put: breakingOnce(whole.put.bind(whole), after) };
        const id = await sent(plant, files[kind], { kind });
        await expect(importPart(id, { ...plant, index })).rejects.toThrow('broke off');
        expect((await done({ ...plant, index }, id)).rows.imported).toBe(1);
        const all = await whole.find({ shelf: 'id', text: '', also: [] }, 9);
        expect(all.map(({ kind: of }) => of).toSorted()).toEqual(found[kind]);
      }
  });

  it('counts what another import brought as unchanged even then', async () => {
    const plant = await plantWith();
    await imported(plant, orders);
    const id = await sent(plant, orders);
    const failing = failingStore(plant, 1);
    await expect(importPart(id, failing)).rejects.toThrow('broke off');
    expect((await done(failing, id)).rows).toEqual({ imported: 0, unchanged: 3, rejected: 1 });
  });

  it.each([0, 1, 2, 3, 4])('after %i commits counts a row that stands twice in the file once', async (after) => {
    const plant = await plantWith();
    const id = await sent(plant, `${orders}Acme;4;2026-01-15;10\n`);
    if (after > 0) await expect(importPart(id, failingStore(plant, after))).rejects.toThrow('broke off');
    expect((await done(plant, id)).rows).toEqual({ imported: 3, unchanged: 1, rejected: 1 });
  });
});

describe('Two executions at one import', () => {
  it('harm nothing: the one that began last goes on, the other ends', async () => {
    const plant = await plantWith();
    const id = await sent(plant, orders);
    const answers: unknown[] = [];
    const put = plant.index.put.bind(plant.index);
    let isFirst = true;
    const overtaken: Plant = {
      ...plant,
      index: {
        find: plant.index.find.bind(plant.index),
        put: async (found) => {
          await put(found);
          if (!isFirst) return;
          isFirst = false;
          answers.push(await importPart(id, plant));
        },
      },
    };
    answers.push(await importPart(id, overtaken));
    expect(answers).toEqual([{ more: false }, { more: false }]);
    const record = await done(plant, id);
    expect(record).toMatchObject({ state: { name: 'done' }, rows: { rejected: 1 } });
    expect(ordersByAccount(plant)).toEqual({ Ромашка: ['1'], Василёк: ['3'], Acme: ['4'] });
  });

  it('begin at once: one of them does the part', async () => {
    const plant = await plantWith();
    const id = await sent(plant, orders);
    const answers = await Promise.all([importPart(id, plant), importPart(id, plant)]);
    expect(answers).toEqual([{ more: false }, { more: false }]);
    expect((await done(plant, id)).rows).toEqual({ imported: 3, unchanged: 0, rejected: 1 });
  });

  it('are told apart by the undo that came between: its own execution goes on', async () => {
    const plant = await plantWith();
    const id = await sent(plant, orders);
    const put = plant.index.put.bind(plant.index);
    let isFirst = true;
    const interrupted: Plant = {
      ...plant,
      index: {
        find: plant.index.find.bind(plant.index),
        put: async (found) => {
          await put(found);
          const [before] = allOf('import', plant);
          if (isFirst && before)
            await commitPlan(plant.records, accepted(undoImport(before)).plan, contextOf(operator));
          isFirst = false;
        },
      },
    };
    expect(await importPart(id, interrupted)).toEqual({ more: false });
    expect(await done(plant, id)).toMatchObject({ state: { name: 'undone' }, undone: { removed: 6, kept: 0 } });
    expect(ordersByAccount(plant)).toEqual({});
  });
});

describe('The same file twice', () => {
  it.each([
    ['purchases', orders, 3],
    ['persons', people, 3],
    ['accounts', 'company;taxId;email\nРомашка;7707083893;a@romashka.example\nВасилёк;;\n', 2],
  ] as const)('of %s changes nothing the second time', async (kind, file, count) => {
    const plant = await plantWith();
    await imported(plant, file, { kind });
    const [before, items] = [plant.records.all.length, plant.people.items.size];
    const facts = plant.records.facts.length;
    expect((await imported(plant, file, { kind })).rows).toMatchObject({ imported: 0, unchanged: count });
    expect(plant.records.facts.slice(facts).map(({ type }) => type)).toEqual(['ImportOpened', 'ImportDone']);
    expect([plant.records.all.length, plant.people.items.size]).toEqual([before + 1, items]);
  });

  it.each([
    ['purchases', orders, 3],
    ['persons', people, 3],
  ] as const)('of %s, undone in between, comes again', async (kind, file, count) => {
    const plant = await plantWith();
    const { id } = await imported(plant, file, { kind });
    await undone(plant, id);
    expect((await imported(plant, file, { kind })).rows).toMatchObject({ imported: count, unchanged: 0 });
  });
});

describe('A dry run', () => {
  it.each([
    ['purchases', orders, { imported: 3, unchanged: 0, rejected: 1 }],
    ['persons', people, { imported: 3, unchanged: 0, rejected: 0 }],
    ['accounts', 'company;email\nРомашка;a@romashka.example\n;\nx;y\n', { imported: 1, unchanged: 0, rejected: 1 }],
  ] as const)('of %s counts, and keeps nothing', async (kind, file, rows) => {
    const plant = await plantWith();
    const record = await imported(plant, file, { kind, dryRun: true });
    expect(record).toMatchObject({ rows, state: { name: 'done' } });
    expect(plant.records.all).toEqual([record]);
    expect(plant.records.claims).toEqual([]);
    expect(plant.people.items.size).toBe(0);
    expect(await foundBy(plant, 'ромашка')).toEqual([]);
    expect(plant.records.facts.map(({ type, data }) => [type, data])).toEqual([
      ['ImportOpened', { of: kind, dryRun: true }],
      ['ImportDone', rows],
    ]);
  });
});
