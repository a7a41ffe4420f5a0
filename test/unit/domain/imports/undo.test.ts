import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Import } from '../../../../shared/domain/imports/import.ts';
import { importPart } from '../../../../shared/domain/imports/import-part.ts';
import { undoImport } from '../../../../shared/domain/imports/open-import.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import type { FoundBy } from '../../../../shared/domain/search/found-by.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { put } from '../../../support/domain/stores.ts';
import {
  allOf,
  foundBy,
  imported,
  type Plant,
  plantWith,
  slicedPlant,
  undone,
} from '../../../support/domain/imports.ts';
import { inn, head, orders, people, accounts } from '../../../support/domain/import-files.ts';

/** What there is beside imports, keys and contacts among it. */
const standing = ({ records, people: { items } }: Plant) => ({
  records: records.all.filter(({ kind }) => kind !== 'import'),
  claims: records.claims,
  contacts: [...items.keys()],
});

describe('An import taken back', () => {
  it.each([
    ['purchases', orders, 5],
    ['persons', people, 3],
    ['accounts', accounts, 2],
  ] as const)('of %s leaves what was before, and no contacts', async (kind, file, removed) => {
    const plant = await plantWith();
    await imported(plant, 'name;email;company\nОльга;olga@acme.example;Acme\n', { kind: 'persons' });
    const before = standing(plant);
    const { id } = await imported(plant, file, { kind });
    const record = await undone(plant, id);
    expect(record).toMatchObject({ state: { name: 'undone', at: monday }, undone: { removed, kept: 0 } });
    const gone = plant.records.facts.filter(({ type }) => type === 'RecordRemoved');
    expect(gone.map(({ data }) => data)).toEqual(gone.map(() => ({ importId: id })));
    expect(plant.records.facts.at(-1)).toMatchObject({ type: 'ImportUndone', data: { removed, kept: 0 } });
    const after = standing(plant);
    expect({ ...after, records: after.records.filter(({ kind: of }) => of !== 'purchase') }).toEqual(before);
    expect(allOf('purchase', plant).every(({ reversed }) => reversed === 'undone')).toBe(true);
  });

  it('is looked for in no journal where nobody touched it, nor where it is tried for the first time', async () => {
    for (const [kind, file] of [
      ['purchases', orders],
      ['persons', people],
      ['accounts', accounts],
    ] as const) {
      const plant = await plantWith();
      const { id } = await imported(plant, file, { kind });
      const no = () => Promise.reject(new Error('looked'));
      const { undone: counted } = await undone({ ...plant, journal: { of: no, changesBetween: no } }, id);
      expect(counted).toMatchObject({ kept: 0 });
    }
  });

  it('is not found any more; what was before is', async () => {
    const plant = await plantWith();
    await imported(plant, 'name;email;company\nОльга;olga@acme.example;Acme\n', { kind: 'persons' });
    const { id } = await imported(plant, people, { kind: 'persons' });
    await undone(plant, id);
    for (const typed of ['завод', 'петров', 'петр', 'anna@mail.example'])
      expect(await foundBy(plant, typed)).toEqual([]);
    for (const { id: gone } of allOf('account', plant)) expect(gone).not.toBe(id);
    expect(await plant.index.find({ shelf: 'word', text: 'завод', also: [] }, 9)).toEqual([]);
    expect((await foundBy(plant, 'acme'))[0]).toEqual(['account', 'Acme']);
  });

  it('says what it took back, as an import does', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, orders);
    const facts = plant.records.facts.length;
    await undone(plant, id);
    const told = plant.records.facts.slice(facts);
    expect(told.map(({ type, origin, data }) => [type, origin, data]).toSorted()).toEqual(
      [
        ...Array.from({ length: 3 }, () => ['PurchaseReversed', 'import', { why: 'undone' }]),
        ...Array.from({ length: 4 }, () => ['RecordRemoved', 'import', { importId: id }]),
        ['ImportUndone', 'live', { removed: 5, kept: 0 }],
      ].toSorted(),
    );
  });

  it('is found by nothing, and has the contacts of its people removed, and no others', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${people}Ольга;olga@zavod.example;Завод\n`, { kind: 'persons' });
    const records = [...allOf('account', plant), ...allOf('person', plant)];
    const found: unknown[] = [];
    const removed: unknown[] = [];
    const index = {
      find: plant.index.find.bind(plant.index),
      put: (terms: FoundBy) => Promise.resolve(void found.push(terms)),
    };
    const remove = plant.people.remove.bind(plant.people);
    plant.people.remove = (refs) => (removed.push(...refs), remove(refs));
    await undone({ ...plant, index }, id);
    const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
    expect((found as FoundBy[]).toSorted(byId)).toEqual(
      records.map(({ kind, id: of }) => ({ kind, id: of, version: 2, terms: [], words: '' })).toSorted(byId),
    );
    expect((removed as { id: string }[]).toSorted(byId)).toEqual(
      records
        .flatMap(({ kind, id: of }) => (kind === 'person' ? [{ kind: 'contacts', of, id: of }] : []))
        .toSorted(byId),
    );
  });

  it('goes through its rows twice: first for what they made, then for the accounts they opened', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, orders);
    const [done] = allOf('import', plant) as [Import];
    await commitPlan(plant.records, accepted(undoImport(done)).plan, contextOf(operator));
    expect(await importPart(id, plant)).toEqual({ more: true });
    expect(allOf('import', plant)).toMatchObject([
      { state: { name: 'undoing', pass: 'accounts' }, cursor: { byte: 0, row: 1, tries: 0 }, undone: { removed: 3 } },
    ]);
    expect(allOf('account', plant)).toHaveLength(2);
    expect(await importPart(id, plant)).toEqual({ more: false });
    expect(allOf('account', plant)).toEqual([]);
  });

  it('counts an order once that stood in the file twice', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${orders}Василёк;;3;2026-01-15;10\n`);
    expect((await undone(plant, id)).undone).toEqual({ removed: 5, kept: 0 });
    expect(allOf('purchase', plant).map(({ version }) => version)).toEqual([2, 2, 2]);
  });

  it('leaves no person whose account is gone already', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, people, { kind: 'persons' });
    for (const record of allOf('account', plant)) await put(plant.records, { record, expected: 1, gone: true });
    expect((await undone(plant, id)).undone).toEqual({ removed: 3, kept: 0 });
    expect(standing(plant)).toMatchObject({ records: [], contacts: [] });
  });

  it('is counted over all its parts', async () => {
    const plant = await slicedPlant(100);
    const { id, rows } = await imported(plant, orders);
    expect(rows.imported).toBe(3);
    expect(await undone(plant, id)).toMatchObject({ undone: { removed: 5, kept: 0 }, rows });
  });

  it('leaves accounts it did not open, and orders it did not bring', async () => {
    const plant = await plantWith();
    await imported(plant, `${head}Ромашка;${inn};1;2026-01-15;10\n`);
    const { id } = await imported(plant, orders);
    expect((await undone(plant, id)).undone).toEqual({ removed: 3, kept: 0 });
    expect(allOf('account', plant)).toMatchObject([{ company: 'Ромашка' }]);
    expect(
      allOf('purchase', plant)
        .map(({ orderNumber, reversed }) => [orderNumber, reversed])
        .toSorted(),
    ).toEqual([
      ['1', undefined],
      ['2', 'undone'],
      ['3', 'undone'],
    ]);
  });

  it('leaves people it did not bring', async () => {
    const plant = await plantWith();
    const first = await imported(plant, people, { kind: 'persons' });
    const second = await imported(plant, people, { kind: 'persons' });
    expect((await undone(plant, second.id)).undone).toEqual({ removed: 0, kept: 0 });
    expect(allOf('person', plant)).toHaveLength(3);
    expect((await undone(plant, first.id)).undone).toEqual({ removed: 3, kept: 0 });
  });

  it('takes back namesakes, each with its own key', async () => {
    const plant = await plantWith();
    const file = `company;taxId\nРомашка;${inn}\nРомашка;7728168971\nРомашка;\n`;
    const { id } = await imported(plant, file, { kind: 'accounts' });
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
    expect(standing(plant)).toEqual({ records: [], claims: [], contacts: [] });
  });

  it('lets go of nothing a namesake holds', async () => {
    const plant = await plantWith();
    const file = (taxId: string) => `company;taxId\nРомашка;${taxId}\n`;
    const first = await imported(plant, file(inn), { kind: 'accounts' });
    const second = await imported(plant, file('7728168971'), { kind: 'accounts' });
    await undone(plant, second.id);
    expect(plant.records.claims.map(({ key }) => key)).toEqual([`tax/${inn}`, 'name/ромашка']);
    await undone(plant, first.id);
    expect(plant.records.claims).toEqual([]);
  });

  it('comes to the same when it is imported and undone again and again', async () => {
    const row = fc.tuple(
      fc.constantFrom('A', 'Б', 'ООО «Б»'),
      fc.constantFrom('', inn),
      fc.integer({ min: 1, max: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 6 }), async (one, other) => {
        const file = (rows: typeof one, year: string): string =>
          head + rows.map(([name, taxId, n]) => `${name};${taxId};${String(n)};${year}-01-15;10\n`).join('');
        const plant = await plantWith();
        await imported(plant, file(one, '2025'));
        const before = standing(plant);
        for (let n = 0; n < 2; n += 1) {
          const { id } = await imported(plant, file(other, '2026'));
          await undone(plant, id);
          const { records, ...rest } = standing(plant);
          const left = records.filter((record) => record.kind !== 'purchase' || record.reversed === undefined);
          expect({ ...rest, records: left }).toEqual(before);
        }
      }),
    );
  });
});
