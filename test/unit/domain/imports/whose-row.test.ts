import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { sharedKeys } from '../../../../shared/domain/imports/account-of.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { allOf, errorsOf, imported, ordersByAccount, type Plant, plantWith } from '../../../support/domain/imports.ts';

const [inn, otherInn] = ['7707083893', '7728168971'];
const accounts = { kind: 'accounts' } as const;
const orders = (...buyers: string[]): string =>
  ['account;taxId;order;date;amount', ...buyers.map((buyer, n) => `${buyer};${String(n + 1)};2026-01-15;10`)].join(
    '\n',
  );

/** A plant with accounts nobody imported. */
const plantKnowing = (...known: Partial<Account>[]): Promise<Plant> =>
  plantWith(...known.map((fields, n) => accountWith({ id: idOf(0x30000 + n), version: 1, ...fields })));

describe('Rows', () => {
  it('may be about one account when they share its name or its INN', () => {
    expect(sharedKeys({ company: 'ООО Василёк', taxId: `${inn}+773601001` })).toEqual([
      `inn/${inn}`,
      'name/василек',
      'namesake/василек',
    ]);
    expect(sharedKeys({})).toEqual([]);
  });
});

describe('Whose row it is', () => {
  it('is another branch’s when the KPP is another', async () => {
    const plant = await plantWith();
    await imported(plant, orders(`A;${inn}/773601001`, `B;${inn}/770701001`));
    expect(ordersByAccount(plant)).toEqual({ [`A ${inn}+773601001`]: ['1'], [`B ${inn}+770701001`]: ['2'] });
  });

  it('is an account’s whose tax id was entered by hand', async () => {
    const plant = await plantKnowing({ company: 'Ромашка', taxId: `${inn}+773601001` });
    await imported(plant, orders(`Ромашка;${inn}/773601001`));
    expect(allOf('account', plant)).toHaveLength(1);
    expect(ordersByAccount(plant)).toEqual({ [`Ромашка ${inn}+773601001`]: ['1'] });
  });

  it('is told by the tax id, whatever the name', async () => {
    const plant = await plantWith();
    const kpp = `${inn}/773601001`;
    await imported(plant, orders(`A;${kpp}`, `B;${kpp}`, `C;${inn}`, `A;${otherInn}`));
    expect(ordersByAccount(plant)).toEqual({ [`A ${inn}+773601001`]: ['1', '2', '3'], [`A ${otherInn}`]: ['4'] });
  });

  it('is told by the name, whatever its legal form, case and letters', async () => {
    const plant = await plantWith();
    await imported(plant, orders('ООО «Василёк»;', 'василек;', 'Василёк, ООО;', 'ООО ВАСИЛЁК-2;'));
    expect(ordersByAccount(plant)).toEqual({ 'ООО «Василёк»': ['1', '2', '3'], 'ООО ВАСИЛЁК-2': ['4'] });
  });

  it('is told by nothing when two accounts have the name, and no tax id stands beside it', async () => {
    for (const kind of ['purchases', 'persons', 'accounts'] as const) {
      const plant = await plantWith();
      await imported(plant, `company;taxId\nРомашка;${inn}\nООО Ромашка;${otherInn}\n`, accounts);
      const file = {
        purchases: orders('РОМАШКА;', `Ромашка;${inn}`, `Ромашка;${otherInn}`),
        persons: `company;taxId;email\nРОМАШКА;;a@a.example\nРомашка;${inn};b@a.example\nРомашка;${otherInn};c@a.example\n`,
        accounts: `company;taxId\nРОМАШКА;\nРомашка;${inn}\nРомашка;${otherInn}\n`,
      }[kind];
      const record = await imported(plant, file, { kind });
      expect(record.rows).toMatchObject({ rejected: 1 });
      expect(await errorsOf(plant, record)).toEqual([
        {
          row: 2,
          column: kind === 'purchases' ? 'account' : 'company',
          value: 'РОМАШКА',
          allowed: 'a name only one account has, or its tax id beside it',
        },
      ]);
    }
  });

  it('is a namesake’s when its tax id is another', async () => {
    const plant = await plantWith();
    const third = '500100732259';
    await imported(plant, orders(`Ромашка;${inn}`, `Ромашка;${otherInn}`, `Ромашка;${third}`, `Ромашка;${third}`));
    expect(ordersByAccount(plant)).toEqual({
      [`Ромашка ${inn}`]: ['1'],
      [`Ромашка ${otherInn}`]: ['2'],
      [`Ромашка ${third}`]: ['3', '4'],
    });
    expect(plant.records.claims.map(({ key }) => key).toSorted()).toEqual([
      ...['name/ромашка', 'namesake/ромашка'],
      ...[third, inn, otherInn].map((id) => `tax/${id}`),
    ]);
  });

  it('is an account’s whose tax id nobody told yet', async () => {
    const plant = await plantWith();
    await imported(plant, orders('Ромашка;'));
    await imported(plant, `company;taxId\nРомашка;${inn}\n`, accounts);
    expect(ordersByAccount(plant)).toEqual({ Ромашка: ['1'] });
  });

  it('is a new account’s when its tax id is nobody’s and several accounts of the name have none', async () => {
    const plant = await plantKnowing({ company: 'Ромашка' }, { company: 'ООО «Ромашка»' });
    const record = await imported(plant, orders(`Ромашка;${inn}`, `Ромашка;${inn}`, 'Ромашка;'));
    expect(ordersByAccount(plant)).toEqual({ Ромашка: [], 'ООО «Ромашка»': [], [`Ромашка ${inn}`]: ['1', '2'] });
    expect(record.rows).toMatchObject({ imported: 2, rejected: 1 });
  });

  it('is an account’s that no import brought, found by its name alone', async () => {
    const plant = await plantKnowing(
      { company: 'ООО «Завод Ромашка»' },
      { company: 'Завод' },
      { company: 'Ромашка-2' },
    );
    await imported(plant, orders('завод ромашка;', 'Завод;'));
    expect(ordersByAccount(plant)).toEqual({ 'ООО «Завод Ромашка»': ['1'], Завод: ['2'], 'Ромашка-2': [] });
  });

  it('is nobody’s but a new account’s when the name or the tax id differs', async () => {
    const plant = await plantKnowing({ company: 'Завод Ромашка', taxId: otherInn }, {});
    await imported(plant, orders(`Завод Ромашка;${inn}`, 'Завод;'));
    expect(ordersByAccount(plant)).toMatchObject({ [`Завод Ромашка ${inn}`]: ['1'], Завод: ['2'] });
  });

  it('is an account’s whose name has many words', async () => {
    const company = 'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать';
    const plant = await plantKnowing({ company }, { company: company.replace('тринадцать', 'четырнадцать') });
    await imported(plant, orders(`${company};`));
    expect(ordersByAccount(plant)[company]).toEqual(['1']);
  });

  it('is an account’s however many others have a word of its name', async () => {
    const many = Array.from({ length: 1200 }, (_, n) => ({ company: `Завод ${String(n)}` }));
    const plant = await plantKnowing(...many, { company: 'Завод' });
    await imported(plant, orders('ООО «Завод»;'));
    expect(ordersByAccount(plant)['Завод']).toEqual(['1']);
    expect(allOf('account', plant)).toHaveLength(1201);
  });

  it('is told by the tax id alone when an import and somebody else brought accounts of one name', async () => {
    const plant = await plantKnowing({ company: 'ООО «Ромашка»', taxId: otherInn });
    await imported(plant, orders(`Ромашка;${inn}`));
    const record = await imported(plant, orders('Ромашка;', `Ромашка;${inn}`));
    expect(record.rows).toEqual({ imported: 1, unchanged: 0, rejected: 1 });
    expect(await errorsOf(plant, record)).toMatchObject([{ row: 2, column: 'account', value: 'Ромашка' }]);
  });

  it('is the account’s that another one of the name was merged into', async () => {
    const plant = await plantKnowing({ company: 'Астра' }, { company: 'Ромашка', mergedInto: idOf(0x30000) });
    await commitPlan(
      plant.records,
      claim({ key: 'name/ромашка', holder: { kind: 'account', id: idOf(0x30001) } }),
      contextOf(operator),
    );
    await imported(plant, orders('Ромашка;', 'Астра;'));
    expect(allOf('purchase', plant).map(({ accountId }) => accountId)).toEqual([idOf(0x30000), idOf(0x30000)]);
    expect(allOf('account', plant)).toHaveLength(2);
  });

  it('is told by no person or lead of that name', async () => {
    const plant = await plantWith();
    await imported(plant, 'name;email\nРомашка;a@a.example\n', { kind: 'persons' });
    await imported(plant, orders('Ромашка;'));
    expect(ordersByAccount(plant)).toEqual({ '': [], Ромашка: ['1'] });
  });

  it('is a new account’s when the one that held the key is no more', async () => {
    const plant = await plantWith();
    const holder = { kind: 'person', id: idOf(0x999) } as const;
    await commitPlan(plant.records, claim({ key: 'name/ромашка', holder }), contextOf(operator));
    await imported(plant, orders('Ромашка;', 'Ромашка;'));
    expect(ordersByAccount(plant)).toEqual({ Ромашка: ['1', '2'] });
  });
});
