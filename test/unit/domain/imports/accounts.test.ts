import { describe, expect, it } from '@jest/globals';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { allOf, errorsOf, foundBy, imported, type Plant, plantWith, undone } from '../../../support/domain/imports.ts';

const inn = '7707083893';
const accounts = { kind: 'accounts' } as const;
/** A key nobody lets go of. */
const withKey = (plant: Plant, key: string, kind: 'account' | 'person'): Promise<unknown> => {
  const holder = kind === 'account' ? accountWith({ id: idOf(0x999), version: 1 }) : undefined;
  const plan = together(claim({ key, holder: { kind, id: idOf(0x999) } }));
  return commitPlan(plant.records, holder ? together(change(undefined, holder), plan) : plan, contextOf(operator));
};

describe('An account of a file', () => {
  it('that looks like another is flagged, with a word in the journal that it came with an import', async () => {
    const plant = await plantWith(accountWith({ id: idOf(0x301), version: 1, company: 'Завод', taxId: inn }));
    await imported(plant, `company;taxId\nФилиал;${inn}/773601001\nДругой;7728168971\n`, accounts);
    expect(allOf('duplicate', plant)).toMatchObject([{ of: 'account', why: 'same-inn', state: { name: 'open' } }]);
    const [pair] = allOf('duplicate', plant);
    const { items } = await plant.journal.of({ id: pair?.id ?? '' });
    expect(items.map(({ type, origin }) => [type, origin])).toEqual([['DuplicateFound', 'import']]);
    const [record] = allOf('import', plant);
    await undone(plant, record?.id ?? '');
    expect(allOf('duplicate', plant)).toEqual([]);
  });

  it('is opened with all that its row says, with the person who is met there first', async () => {
    const plant = await plantWith();
    const file = `Название компании;ИНН;Сегмент;Регион;Ответственный;Фамилия;Имя;Отчество;Рабочий e-mail;Рабочий телефон;Мобильный
ООО «Ромашка»;${inn};Промышленное предприятие;Тверь;Анна Примерова;Петров;Иван;Ильич;Ivan@Romashka.example;8 495 123-45-67;8 916 123-45-67
`;
    const record = await imported(plant, file, { ...accounts, mapping: 'bitrix24' });
    expect(record.rows).toEqual({ imported: 1, unchanged: 0, rejected: 0 });
    const [account, person] = [allOf('account', plant)[0], allOf('person', plant)[0]];
    expect(account).toEqual({
      kind: 'account',
      id: account?.id,
      version: 1,
      company: 'ООО «Ромашка»',
      taxId: inn,
      segment: 'industrial',
      region: 'Тверь',
      owner: '00000000-0000-7000-8000-000000000101',
      mainPersonId: person?.id,
      importId: record.id,
      importRow: 2,
    });
    const keys = ['email/ivan@romashka.example', 'phone/+74951234567', 'phone/+79161234567'].map(
      (key) => `contact(${key})`,
    );
    expect(person).toEqual({
      kind: 'person',
      id: person?.id,
      version: 1,
      accountId: account?.id,
      openLeads: [],
      contactKeys: keys,
      consents: {},
      importId: record.id,
      importRow: 2,
    });
    expect(plant.records.claims).toEqual([
      { key: `tax/${inn}`, holder: { kind: 'account', id: account?.id } },
      { key: 'name/ромашка', holder: { kind: 'account', id: account?.id } },
      ...keys.map((key) => ({ key, holder: { kind: 'person', id: person?.id } })),
    ]);
    expect([...plant.people.items.values()].map(({ value }) => value)).toEqual([
      { name: 'Петров Иван Ильич', email: 'ivan@romashka.example', phone: '+74951234567' },
    ]);
    expect(
      plant.records.facts.map(({ type, origin, by, at, data }) => ({ type, origin, by, at, data })).slice(1, 3),
    ).toEqual([
      {
        type: 'PersonAppeared',
        origin: 'import',
        by: { kind: 'staff', id: operator.id },
        at: monday,
        data: { source: 'import' },
      },
      {
        type: 'AccountOpened',
        origin: 'import',
        by: { kind: 'staff', id: operator.id },
        at: monday,
        data: { personId: person?.id },
      },
    ]);
  });

  it('needs no more than its name', async () => {
    const plant = await plantWith();
    const record = await imported(plant, 'Наименование\nРомашка\n', { ...accounts, mapping: 'amocrm' });
    expect(record.rows.imported).toBe(1);
    const [account] = allOf('account', plant);
    expect(Object.keys(account ?? {}).toSorted()).toEqual([
      'company',
      'id',
      'importId',
      'importRow',
      'kind',
      'mainPersonId',
      'version',
    ]);
    expect(allOf('person', plant)).toMatchObject([{ contactKeys: [] }]);
    expect(plant.people.items.size).toBe(0);
  });

  it('keeps the name of whom it is met by, of whom no contact is known', async () => {
    const plant = await plantWith();
    const file = 'Компания;Фамилия;Имя\nРомашка;Иванова;Анна\nЛютик;;\n';
    const { id, rows } = await imported(plant, file, accounts);
    expect(rows.imported).toBe(2);
    expect(allOf('person', plant)).toMatchObject([{ contactKeys: [] }, { contactKeys: [] }]);
    const { mainPersonId: anna } = allOf('account', plant).find(({ company }) => company === 'Ромашка') ?? {};
    expect([...plant.people.items.values()]).toMatchObject([{ of: anna, value: { name: 'Иванова Анна' } }]);
    await undone(plant, id);
    expect(plant.people.items.size).toBe(0);
  });

  it('is found by what the file says of it', async () => {
    const plant = await plantWith();
    await imported(plant, `company;taxId;name;phone\nРомашка;${inn};Пётр;8 495 123-45-67\n`, accounts);
    for (const typed of ['ромашка', inn, 'петр', '1234567'])
      expect((await foundBy(plant, typed))[0]).toEqual(['account', 'Ромашка']);
  });

  it('names its segment and its owner as they are called, or by id', async () => {
    const plant = await plantWith();
    const file = `company;segment;owner
A;industrial;anna@demo.example
B;Industrial plant;00000000-0000-7000-8000-000000000101
C;Кто-то;Никто
`;
    const record = await imported(plant, file, accounts);
    expect(allOf('account', plant).map(({ segment, owner }) => [segment, owner?.slice(-3)])).toEqual([
      ['industrial', '101'],
      ['industrial', '101'],
    ]);
    const errors = await errorsOf(plant, record);
    expect(errors.map(({ row, column, value }) => ({ row, column, value }))).toEqual([
      { row: 4, column: 'segment', value: 'Кто-то' },
      { row: 4, column: 'owner', value: 'Никто' },
    ]);
    expect(errors[0]?.allowed).toContain('Промышленное предприятие, Застройщик, подрядчик');
    expect(errors[1]?.allowed).toContain('Анна Примерова, Борис Образцов');
  });

  it('is left as it is when it is known, by its tax id or its name', async () => {
    const plant = await plantWith();
    await imported(plant, `company;taxId\nРомашка;${inn}\nВасилёк;\n`, accounts);
    const file = `company;taxId;region\nДругая;${inn};Тверь\nООО "ВАСИЛЕК";;Тверь\nЗАО Ромашка;;Тверь\n`;
    expect((await imported(plant, file, accounts)).rows).toEqual({ imported: 0, unchanged: 3, rejected: 0 });
    expect(
      allOf('account', plant)
        .map(({ company, region }) => [company, region])
        .toSorted(),
    ).toEqual([
      ['Василёк', undefined],
      ['Ромашка', undefined],
    ]);
  });

  it('is met by nobody whom another one knows', async () => {
    const plant = await plantWith();
    await imported(plant, 'company;email;phone;mobile\nA;a@a.example;84951234567;89161234567\n', accounts);
    const file = `company;email;phone;mobile
B;a@a.example;;
C;c@c.example;84951234567;
D;;84951234567;
E;;;89161234567
`;
    const record = await imported(plant, file, accounts);
    expect(record.rows).toEqual({ imported: 0, unchanged: 0, rejected: 4 });
    const allowed = 'a contact nobody else has';
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'email', value: 'a@a.example', allowed },
      { row: 3, column: 'email', value: 'c@c.example, +74951234567', allowed },
      { row: 4, column: 'phone', value: '+74951234567', allowed },
      { row: 5, column: 'phone', value: '+79161234567', allowed },
    ]);
    expect(allOf('account', plant)).toHaveLength(1);
  });

  it('is rejected when a key of its is held for good', async () => {
    const plant = await plantWith();
    await withKey(plant, 'contact(email/a@a.example)', 'person');
    const record = await imported(plant, 'company;email\nA;a@a.example\n', accounts);
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: '', value: '', allowed: 'held by another record: contact(email/a@a.example)' },
    ]);
  });
});
