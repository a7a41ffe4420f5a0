import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { committeeRoles } from '../../../../shared/domain/people/committee.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { personRows } from '../../../../shared/domain/imports/kinds/person-rows.ts';
import { accountWith, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';
import { isAtAnother } from '../../../../shared/domain/imports/contact-fields.ts';
import { allOf, errorsOf, foundBy, imported, type Plant, plantWith, undone } from '../../../support/domain/imports.ts';

const persons = { kind: 'persons' } as const;
const inn = '7707083893';
const contactsOf = (plant: Plant) => [...plant.people.items.values()].map(({ value }) => value);
/** Whom one meets at each account: the contact keys of its people. */
const staffed = (plant: Plant) =>
  Object.fromEntries(
    allOf('account', plant).map(({ id, company = '(private)' }) => [
      company,
      allOf('person', plant).flatMap(({ accountId, contactKeys }) => (accountId === id ? [contactKeys.join()] : [])),
    ]),
  );
const key = (email: string): string => `contact(email/${email})`;

describe('A person of a file', () => {
  it('joins the account of the company, with a role; the first one opens it', async () => {
    const plant = await plantWith();
    const file = `ФИО;E-mail;Компания;ИНН;Роль
Иван Петров;ivan@zavod.example;Завод;${inn};ЛПР
Пётр Иванов;petr@zavod.example;ООО Завод;;инженер
`;
    const record = await imported(plant, file, persons);
    expect(record.rows).toEqual({ imported: 2, unchanged: 0, rejected: 0 });
    const [{ id: accountId }] = allOf('account', plant) as [Account];
    const [first, { id }] = allOf('person', plant) as [Person, Person];
    expect(allOf('account', plant)).toMatchObject([
      { company: 'Завод', taxId: inn, mainPersonId: first.id, importId: record.id },
    ]);
    expect(first).toMatchObject({ role: 'decision-maker', accountId, contactKeys: [key('ivan@zavod.example')] });
    expect(await plant.records.get('person', id)).toEqual({
      kind: 'person',
      id,
      version: 1,
      accountId,
      openLeads: [],
      contactKeys: [key('petr@zavod.example')],
      consents: {},
      importId: record.id,
      importRow: 3,
      role: 'technical',
    });
    expect(plant.records.claims).toContainEqual({ key: key('petr@zavod.example'), holder: { kind: 'person', id } });
    expect(await plant.people.get('contacts', id, id)).toEqual({ name: 'Пётр Иванов', email: 'petr@zavod.example' });
    expect(plant.records.facts.filter(({ subject }) => subject.id === id)).toMatchObject([
      { type: 'PersonAppeared', origin: 'import', data: { source: 'import' } },
    ]);
    expect(await foundBy(plant, 'петр иванов')).toEqual([['person', 'Пётр Иванов']]);
  });

  it('is a private buyer without a company', async () => {
    const plant = await plantWith();
    await imported(plant, 'Last name;First name;mobile\nСерова;Анна;8 916 123-45-67\n;Олег;8 916 123-45-68\n', persons);
    expect(allOf('account', plant).map(({ company, taxId }) => [company, taxId])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(contactsOf(plant)).toEqual([
      { name: 'Серова Анна', phone: '+79161234567' },
      { name: 'Олег', phone: '+79161234568' },
    ]);
    expect(plant.records.claims.map(({ key: held }) => held)).toEqual([
      'contact(phone/+79161234567)',
      'contact(phone/+79161234568)',
    ]);
  });

  it('has one key for a phone that is told twice, and no name nobody told', async () => {
    const plant = await plantWith();
    await imported(plant, 'phone;mobile\n84951234567;84951234567\n', persons);
    expect(allOf('person', plant)).toMatchObject([{ contactKeys: ['contact(phone/+74951234567)'] }]);
    expect(contactsOf(plant)).toEqual([{ phone: '+74951234567' }]);
  });

  it('can be reached', async () => {
    const plant = await plantWith();
    const record = await imported(plant, 'name;email;company\nИван;;Завод\n;;Завод\n', persons);
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'email', value: '', allowed: 'an e-mail or a phone' },
      { row: 3, column: 'email', value: '', allowed: 'an e-mail or a phone' },
    ]);
    expect(allOf('account', plant)).toEqual([]);
  });

  it('is left as they are when any of their contacts is known', async () => {
    const plant = await plantWith();
    await imported(plant, 'name;email;phone;company\nИван;ivan@zavod.example;84951234567;Завод\n', persons);
    const file = `name;email;phone;company
Другой;ivan@zavod.example;;Завод
Другой;new@zavod.example;84951234567;
;ivan@zavod.example;;
`;
    expect((await imported(plant, file, persons)).rows).toEqual({ imported: 0, unchanged: 3, rejected: 0 });
    expect(contactsOf(plant)).toEqual([{ name: 'Иван', email: 'ivan@zavod.example', phone: '+74951234567' }]);
  });

  it('is at one company: elsewhere the contact is somebody else’s', async () => {
    const plant = await plantWith();
    await imported(plant, 'email;company\na@a.example;Завод\nb@b.example;Ромашка\n', persons);
    const file = `email;company;taxId\na@a.example;Ромашка;\na@a.example;Никто;\na@a.example;;${inn}\nb@b.example;Ромашка;\n`;
    const record = await imported(plant, file, persons);
    expect(record.rows).toEqual({ imported: 0, unchanged: 1, rejected: 3 });
    expect(await errorsOf(plant, record)).toEqual(
      [2, 3, 4].map((row) => ({ row, column: 'email', value: 'a@a.example', allowed: 'a contact nobody else has' })),
    );
    expect(staffed(plant)).toEqual({ Завод: [key('a@a.example')], Ромашка: [key('b@b.example')] });
  });

  it('who is at no company yet is left so', async () => {
    const contact = key('lead@zavod.example');
    const plant = await plantWith(personWith({ contactKeys: [contact] }));
    await commitPlan(plant.records, claim({ key: contact, holder: personWith() }), contextOf(operator));
    await imported(plant, 'company\nРомашка\n', { kind: 'accounts' });
    const before = [allOf('person', plant), allOf('account', plant)];
    const file = ['', 'Завод', 'Ромашка'].map((company) => `lead@zavod.example;${company}\n`);
    const record = await imported(plant, `email;company\n${file.join('')}`, persons);
    expect(record.rows).toEqual({ imported: 0, unchanged: 3, rejected: 0 });
    expect((await undone(plant, record.id)).undone).toEqual({ removed: 0, kept: 0 });
    expect([allOf('person', plant), allOf('account', plant)]).toEqual(before);
    expect(await personRows.accountsOf({ email: 'lead@zavod.example' }, plant)).toEqual([]);
    expect(await personRows.accountsOf({ email: 'nobody@zavod.example' }, plant)).toEqual([]);
  });

  it('has a role by any of its titles', async () => {
    const titles = {
      'decision-maker': ['ЛПР', 'Принимает решение'],
      economic: ['Экономический', 'Финансы'],
      technical: ['Технический', 'Инженер'],
      user: ['Пользователь'],
      purchasing: ['Закупки', 'Снабжение'],
      influencer: ['Влияет'],
    };
    const asked = committeeRoles.flatMap((role) => [role, ...titles[role]].map((title) => ({ role, title })));
    const plant = await plantWith();
    const rows = asked.map(({ title }, n) => `p${String(n)}@zavod.example;Завод;${title.toUpperCase()}`);
    const record = await imported(
      plant,
      ['email;company;role', ...rows, 'x@zavod.example;Завод;Кто'].join('\n'),
      persons,
    );
    expect(allOf('person', plant).map(({ role }) => role)).toEqual(asked.map(({ role }) => role));
    expect(await errorsOf(plant, record)).toMatchObject([
      { column: 'role', value: 'Кто', allowed: 'ЛПР, Экономический, Технический, Пользователь, Закупки, Влияет' },
    ]);
  });

  it('is read as Bitrix24 and amoCRM write people', async () => {
    const bitrix = `Имя;Отчество;Фамилия;Компания;Рабочий e-mail;Рабочий телефон
Иван;Ильич;Петров;Завод;ivan@zavod.example;84951234567
`;
    const amo = `Полное имя контакта;Компания;Рабочий email;Рабочий телефон
Петров Иван Ильич;Завод;ivan@zavod.example;84951234567
`;
    for (const [file, mapping] of [
      [bitrix, 'bitrix24'],
      [amo, 'amocrm'],
    ] as const) {
      const plant = await plantWith();
      await imported(plant, file, { ...persons, mapping });
      expect(contactsOf(plant)).toEqual([
        { name: 'Петров Иван Ильич', email: 'ivan@zavod.example', phone: '+74951234567' },
      ]);
      expect(staffed(plant)).toEqual({ Завод: [`${key('ivan@zavod.example')},contact(phone/+74951234567)`] });
    }
  });

  it('follows those of the same company, so that one account is opened for all of them', async () => {
    const plant = await plantWith();
    const rows = Array.from({ length: 30 }, (_, n) => `p${String(n)}@zavod.example;${n % 2 ? 'Завод' : 'ООО ЗАВОД'}`);
    const record = await imported(plant, ['email;company', ...rows].join('\n'), persons);
    expect([record.rows.imported, allOf('account', plant).length, allOf('person', plant).length]).toEqual([30, 1, 30]);
    await undone(plant, record.id);
    expect(allOf('person', plant)).toEqual([]);
  });

  it('without a company and without a contact is reported all the same', async () => {
    const plant = await plantWith();
    const record = await imported(plant, 'name;email\nИван;\n', { kind: 'persons' });
    expect(record.rows).toEqual({ imported: 0, unchanged: 0, rejected: 1 });
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'email', value: '', allowed: 'an e-mail or a phone' },
    ]);
  });
});

describe('Whether a person is at another account', () => {
  it('looks at what theirs was merged into', async () => {
    const [alias, survivor, other] = [idOf(0x301), idOf(0x302), idOf(0x303)];
    const records = await storeOf(
      new ToldClock(),
      accountWith({ id: alias, mergedInto: survivor }),
      accountWith({ id: survivor }),
      accountWith({ id: other }),
    );
    const at = (id: string | undefined) =>
      isAtAnother(personWith({ accountId: alias }), id === undefined ? undefined : accountWith({ id }), { records });
    expect([await at(alias), await at(survivor), await at(other), await at(undefined)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
