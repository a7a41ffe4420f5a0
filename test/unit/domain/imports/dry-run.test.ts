import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { NewImport } from '../../../../shared/domain/imports/open-import.ts';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import { errorsOf, foundBy, imported, type Plant, plantWith } from '../../../support/domain/imports.ts';

/** A plant with a deal, a request, two people and an account with an order. */
async function plantThatMovedIn(): Promise<Plant> {
  const plant = await plantWith();
  const deal = { externalId: '17', account: 'Завод', title: 'Приводы', stage: 'new-deal', opened: '2026-03-02' };
  await imported(plant, csvOf({ ...deal, email: 'ivan@zavod.example' }), { kind: 'deals' });
  await imported(plant, csvOf({ externalId: '5', email: 'petr@a.example' }), { kind: 'leads' });
  await imported(plant, 'account;order;date;amount\nСоседи;С-1;2026-01-15;10\n');
  return plant;
}

const companies = ['Завод', 'ООО «Завод»', 'Ромашка', 'Василёк'];
const mails = ['ivan@zavod.example', 'petr@a.example', 'new@b.example', 'other@c.example'];
const taxIds = ['', '7707083893', '7728168971'];
const about = { deal: ['17', ''], company: companies, email: mails };

/** For each kind of row what its cells may be: few enough for rows to meet. */
const cells: Readonly<Record<NewImport['kind'], Readonly<Record<string, readonly string[]>>>> = {
  accounts: { company: companies, taxId: taxIds, email: ['', ...mails] },
  persons: { name: ['Иван', 'Пётр'], email: mails, company: ['', ...companies], taxId: taxIds },
  purchases: {
    account: companies,
    taxId: taxIds,
    order: ['1', '№ 1', 'С-1'],
    date: ['2026-01-15'],
    amount: ['10', '11'],
  },
  deals: {
    ...{ externalId: ['', '17', '18'], account: companies, taxId: taxIds, email: ['', ...mails] },
    ...{ title: ['Приводы', 'Насосы'], stage: ['new-deal'], opened: ['2026-02-02'] },
  },
  leads: { externalId: ['', '5', '6'], email: mails, need: ['', 'Приводы'], received: ['2026-03-01'] },
  tasks: { ...about, externalId: ['', '1'], title: ['Позвонить'], due: ['2026-03-05', '2026-03-06'] },
  activities: { ...about, externalId: ['', '1'], channel: ['call', 'mail'], at: ['2026-03-01'] },
  notes: { ...about, externalId: ['', '1'], text: ['Просил КП', 'Просил скидку'] },
  consents: {
    ...{ email: mails, purpose: ['marketing', 'profiling'], textVersion: ['1'] },
    ...{ at: ['2026-02-27'], basis: ['Анкета'] },
  },
  costs: {
    ...{ costKind: ['marketing', 'sales'], period: ['2026-02'], channel: ['site', 'phone'] },
    ...{ amount: ['10', '11'] },
  },
  products: {
    ...{ code: ['А-1', 'а-1', 'Б-2'], title: ['', 'Привод', 'Насос'], group: ['', 'drives'] },
    ...{ price: ['', '10', '11'], unit: ['', 'шт.'] },
  },
};

const rowsOf = (kind: NewImport['kind']): fc.Arbitrary<Told[]> =>
  fc.array(
    fc.record(Object.fromEntries(Object.entries(cells[kind]).map(([name, of]) => [name, fc.constantFrom(...of)]))),
    { minLength: 2, maxLength: 8 },
  );

const kinds = Object.keys(cells) as NewImport['kind'][]; // Object.keys forgets the key type

describe.each(kinds)('A dry run of %s', (kind) => {
  it('counts as the run does, however rows repeat one another, and leaves everything as it was', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(kind), async (rows) => {
        const plant = await plantThatMovedIn();
        const before = plant.records.all.filter(({ kind: of }) => of !== 'import');
        const dry = await imported(plant, csvOf(...rows), { kind, dryRun: true });
        expect(plant.records.all.filter(({ kind: of }) => of !== 'import')).toEqual(before);
        const real = await imported(plant, csvOf(...rows), { kind });
        expect([dry.rows, await errorsOf(plant, dry)]).toEqual([real.rows, await errorsOf(plant, real)]);
      }),
      { numRuns: 20 },
    );
  });
});

it('A row that is there twice counts once in a dry run, and is not found', async () => {
  const row = { company: 'Ромашка', email: 'a@romashka.example' };
  const plant = await plantWith();
  const { rows } = await imported(plant, csvOf(row, row), { kind: 'accounts', dryRun: true });
  expect(rows).toEqual({ imported: 1, unchanged: 1, rejected: 0 });
  expect(await foundBy(plant, 'ромашка')).toEqual([]);
});
