import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { claimLead } from '../../../../shared/domain/leads/claim.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { liveRecords } from '../../../../shared/domain/pipeline/live-records.ts';
import { ringDue } from '../../../../shared/domain/pipeline/ring.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { anna, boris, vera } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, register } from '../../../support/domain/contexts.ts';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { allOf, errorsOf, foundBy, imported, type Plant, plantWith, undone } from '../../../support/domain/imports.ts';
import { accountWith, personWith } from '../../../support/domain/leads.ts';
import { standing } from '../../../support/domain/standing.ts';
import { fileWith } from '../../../support/domain/files.ts';
import { put, stock } from '../../../support/domain/stores.ts';

const leads = { kind: 'leads' } as const;
const fileOf = (...rows: Told[]): string => csvOf(...rows.map((row) => ({ email: 'petr@a.example', ...row })));
const leadsIn = (plant: Plant): Lead[] => allOf('lead', plant);

async function leadOf(row: Told): Promise<Lead> {
  const plant = await plantWith();
  const record = await imported(plant, fileOf(row), leads);
  expect(await errorsOf(plant, record)).toEqual([]);
  return leadsIn(plant)[0] as Lead;
}
describe('A lead of a file', () => {
  it('stands in the queue with all its row says, with the person it is from', async () => {
    const plant = await plantWith();
    const file = `ID;Название лида;Статус;Имя;Фамилия;Дата создания;Рабочий телефон;Рабочий e-mail;Название компании;ИНН;Комментарий;Товар;Сумма;Валюта;НДС;Источник;Сегмент;Регион
5;Приводы на линию;Новый;Пётр;Серов;02.03.2026 09:45:00;8 495 123-45-67;petr@zavod.example;ООО «Завод»;7707083893;Нужны два привода;Привод;100;USD;0;site;dealer;Тверь
`;
    const record = await imported(plant, file, { ...leads, mapping: 'bitrix24' });
    expect([record.rows, await errorsOf(plant, record)]).toEqual([{ imported: 1, unchanged: 0, rejected: 0 }, []]);
    const [lead] = leadsIn(plant) as [Lead];
    const [person] = allOf('person', plant);
    const at = '2026-03-02T06:45:00.000Z';
    const touch = { at, source: 'site' };
    expect(lead).toEqual({
      kind: 'lead',
      id: lead.id,
      version: 1,
      leg: 1,
      generation: 1,
      generationAt: monday,
      visit: { n: 1, enteredAt: at },
      stage: { name: 'new' },
      alarms: [
        { name: 'overdue', at: '2026-03-02T08:45:00.000Z' },
        { name: 'escalation', at: '2026-03-02T10:45:00.000Z' },
      ],
      personId: person?.id,
      origin: 'marketing',
      source: 'site',
      firstTouch: touch,
      lastTouch: touch,
      touches: 1,
      company: 'ООО «Завод»',
      segment: 'dealer',
      region: 'Тверь',
      need: 'Приводы на линию',
      product: 'Привод',
      taxId: '7707083893',
      budget: { netMinor: 10_000, currency: 'USD', vatPercent: 0 },
      criteria: {},
      flags: [],
      linkedTo: [],
      mailDomainKey: 'contact(domain/zavod.example)',
      reservedFor: vera.id,
      importId: record.id,
      importRow: 2,
    });
    const keys = ['contact(email/petr@zavod.example)', 'contact(phone/+74951234567)'];
    expect(person).toEqual({
      kind: 'person',
      id: person?.id,
      version: 1,
      openLeads: [{ id: lead.id, at }],
      contactKeys: keys,
      consents: {},
      importId: record.id,
      importRow: 2,
    });
    const contacts = { name: 'Серов Пётр', email: 'petr@zavod.example', phone: '+74951234567' };
    expect([...plant.people.items.values()]).toEqual([
      {
        kind: 'submission',
        of: lead.id,
        id: lead.id,
        value: { rawBody: '', contentType: 'import', ...contacts, message: 'Нужны два привода' },
      },
      { kind: 'contacts', of: person?.id, id: person?.id, value: contacts },
    ]);
    expect(plant.records.claims).toEqual([
      ...keys.map((key) => ({ key, holder: { kind: 'person', id: person?.id } })),
      { key: 'came/lead/5', holder: { kind: 'lead', id: lead.id } },
    ]);
    expect(plant.records.facts.slice(1, 3)).toMatchObject([
      {
        type: 'LeadReceived',
        origin: 'import',
        generation: 1,
        at,
        data: {
          ...{ stage: 'new', source: 'site', origin: 'marketing', personId: person?.id, touch, linkedTo: [] },
          ...{ segment: 'dealer', opening: true },
        },
      },
      { type: 'PersonAppeared', origin: 'import', data: { source: 'site' } },
    ]);
    expect((await liveRecords(plant.records, ['leads'])).map(({ record: live }) => live.id)).toEqual([lead.id]);
  });

  it('needs no more than a contact', async () => {
    const lead = await leadOf({ email: '', mobile: '+7 916 123-45-67' });
    expect(Object.keys(lead).toSorted()).toEqual(
      [
        ...[
          'kind',
          'id',
          'version',
          'leg',
          'generation',
          'generationAt',
          'visit',
          'alarms',
          'stage',
          'personId',
          'origin',
        ],
        ...['source', 'firstTouch', 'lastTouch', 'touches', 'criteria', 'flags', 'linkedTo', 'importId', 'importRow'],
      ].toSorted(),
    );
    expect(lead).toMatchObject({ source: 'import', visit: { enteredAt: monday }, firstTouch: { at: monday } });
  });

  it('nobody claimed in time is overdue in the queue, and rings nobody', async () => {
    const lead = await leadOf({ received: '27.02.2026', segment: 'dealer' });
    expect(lead.alarms).toEqual([]);
    expect(placesOf(lead)).toMatchObject({ board: { of: 'lead/new' }, card: { overdue: true } });
    expect((await leadOf({ received: '02.03.2026 09:00' })).alarms).toHaveLength(2);
  });

  it.each([
    ['two hours before now', '27.02.2026 17:00', 0],
    ['less than two hours before now', '27.02.2026 17:01', 2],
    ['two hours and a half before now', '27.02.2026 16:30', 0],
  ])('that came %s of working time, rings so often: %s', async (_when, received, times) => {
    expect((await leadOf({ received })).alarms).toHaveLength(times);
  });

  it('may be at its stage since it came, or since a day where nobody tells when it came', async () => {
    const enteredAt = '2026-02-28T21:00:00.000Z';
    const worked = { stage: 'mql', owner: 'Анна Примерова', entered: '01.03.2026' };
    expect(await leadOf({ ...worked, received: '01.03.2026' })).toMatchObject({ visit: { enteredAt } });
    expect(await leadOf(worked)).toMatchObject({ visit: { enteredAt }, firstTouch: { at: monday } });
  });

  it('is for its owner to claim; a known customer’s for theirs', async () => {
    expect(await leadOf({ owner: 'Анна Примерова' })).toMatchObject({ reservedFor: anna.id });
    const plant = await plantWith(
      accountWith({ version: 1, owner: boris.id }),
      personWith({ version: 1, accountId: accountWith().id, contactKeys: ['contact(email/petr@a.example)'] }),
    );
    await commitPlan(
      plant.records,
      {
        ...{ changes: [], releases: [], facts: [] },
        claims: [{ key: 'contact(email/petr@a.example)', holder: { kind: 'person', id: personWith().id } }],
      },
      contextOf(anna),
    );
    await imported(plant, fileOf({ externalId: '1' }, { externalId: '2', owner: 'Анна Примерова' }), leads);
    const known = { flags: ['known-customer'], accountId: accountWith().id, personId: personWith().id };
    expect(leadsIn(plant)).toMatchObject([
      { ...known, reservedFor: boris.id, alarms: [{ name: 'owner-silent' }], linkedTo: [] },
      { ...known, reservedFor: anna.id },
    ]);
    expect(leadsIn(plant)[1]?.linkedTo).toEqual([leadsIn(plant)[0]?.id]);
    expect([...plant.people.items.values()].map(({ kind }) => kind)).toEqual(['submission', 'submission']);
    expect(allOf('person', plant)).toMatchObject([{ version: 3, openLeads: [{}, {}] }]);
  });

  it('is of the group of the product it calls, as the register has it', async () => {
    const plant = await plantWith();
    await stock(plant.records, register);
    await imported(plant, fileOf({ product: 'Controller C8' }), leads);
    expect(leadsIn(plant)).toMatchObject([{ product: 'Controller C8', productGroup: 'controllers' }]);
    expect(plant.records.facts.find(({ type }) => type === 'LeadReceived')?.data).toMatchObject({
      productGroup: 'controllers',
    });
  });

  it('is one of several of one person, whose second contact becomes theirs too', async () => {
    const plant = await plantWith();
    const file = fileOf(
      { product: 'А' },
      { product: 'Б', phone: '8 495 123-45-67' },
      { email: '', phone: '8 495 123-45-67' },
    );
    expect((await imported(plant, file, leads)).rows).toEqual({ imported: 3, unchanged: 0, rejected: 0 });
    expect(allOf('person', plant)).toMatchObject([
      {
        version: 3,
        contactKeys: ['contact(email/petr@a.example)', 'contact(phone/+74951234567)'],
        openLeads: [{}, {}, {}],
      },
    ]);
  });

  it('of two people’s contacts is the e-mail’s, and says so', async () => {
    const plant = await plantWith();
    const file = fileOf({}, { email: '', phone: '8 495 123-45-67' }, { phone: '8 495 123-45-67', product: 'Б' });
    await imported(plant, file, leads);
    expect(leadsIn(plant)[2]).toMatchObject({ flags: ['contacts-of-two-people'] });
    expect(allOf('person', plant)).toHaveLength(2);
  });

  it.each([
    ['mql', 'В работе', '2026-03-10T06:00:00.000Z', '2026-03-17T06:00:00.000Z'],
    ['sql', 'SQL', '2026-03-03T06:00:00.000Z', '2026-03-04T06:00:00.000Z'],
  ] as const)(
    'at %s is its owner’s, contacted, with the clock of its stage',
    async (name, stage, overdue, escalation) => {
      const received = '01.02.2026';
      const lead = await leadOf({ stage, owner: 'Анна Примерова', received, entered: '02.03.2026', segment: 'dealer' });
      const enteredAt = '2026-03-01T21:00:00.000Z';
      expect(lead).toMatchObject({
        stage: { name },
        owner: anna.id,
        claimedAt: enteredAt,
        firstContactAt: enteredAt,
        visit: { n: 1, enteredAt },
        firstTouch: { at: '2026-01-31T21:00:00.000Z' },
        alarms: [
          { name: 'overdue', at: overdue },
          { name: 'escalation', at: escalation },
        ],
      });
      expect([lead.reservedFor, lead.focus]).toEqual([undefined, undefined]);
    },
  );

  it.each([
    ['mql', '2026-03-10T07:00:00.000Z'],
    ['sql', '2026-03-03T07:00:00.000Z'],
  ])(
    'at %s and past its clock rings once for its owner, and for the head a deadline later',
    async (stage, escalation) => {
      const plant = await plantWith();
      await imported(plant, fileOf({ stage, owner: 'Анна Примерова', received: '12.01.2026' }), leads);
      const [lead] = leadsIn(plant) as [Lead];
      expect(lead.alarms[1]).toEqual({ name: 'escalation', at: escalation });
      for (let n = 0; n < 3; n += 1) await ringDue(lead.id, plant);
      expect(allOf('task', plant)).toMatchObject([{ about: `overdue-${stage}`, assignee: anna.id }]);
      const moved = plant.records.facts.filter(({ type }) => type === 'LeadMoved');
      expect(moved).toMatchObject([
        {
          origin: 'import',
          at: lead.visit.enteredAt,
          data: { from: 'new', to: stage, visit: 1, reason: 'import', owner: anna.id },
        },
      ]);
    },
  );

  it('is reported with what is wrong in it', async () => {
    const plant = await plantWith();
    const file = fileOf(
      { email: '', name: 'Пётр' },
      { stage: 'mql', received: '02.03.2026', entered: '01.03.2026' },
      { stage: 'Забыт', source: 'радио', received: '03.03.2026' },
    );
    const record = await imported(plant, file, leads);
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'email', value: '', allowed: 'an e-mail or a phone' },
      { row: 3, column: 'owner', value: '', allowed: 'whose it is, at mql' },
      {
        row: 3,
        column: 'entered',
        value: '2026-02-28T21:00:00.000Z',
        allowed: 'a date not before it was received',
      },
      { row: 4, column: 'stage', value: 'Забыт', allowed: 'Новый лид, MQL, SQL' },
      { row: 4, column: 'received', value: '03.03.2026', allowed: 'a date not after today, 2026-03-02' },
      { row: 4, column: 'source', value: 'радио', allowed: expect.stringMatching(/^\S.*, /) },
    ]);
  });

  it('twice in a file, or in two files, is one', async () => {
    const plant = await plantWith();
    const file = fileOf({ externalId: '1' }, { externalId: '1', product: 'Б' }, { product: 'А' }, { product: 'А' }, {});
    expect((await imported(plant, file, leads)).rows).toEqual({ imported: 3, unchanged: 2, rejected: 0 });
    expect((await imported(plant, file, leads)).rows).toEqual({ imported: 0, unchanged: 5, rejected: 0 });
  });
});

describe('Imported leads taken back', () => {
  const file = fileOf(
    { product: 'А', message: 'м' },
    { product: 'Б' },
    { email: 'anna@a.example', stage: 'mql', owner: 'Анна Примерова', received: '12.01.2026' },
  );

  it('leave nothing: no person, no key, nothing that was written, and nothing that is found', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, file, leads);
    await ringDue(String(leadsIn(plant)[2]?.id), plant);
    expect((await undone(plant, id)).undone).toEqual({ removed: 5, kept: 0 });
    expect(standing(plant)).toEqual({ records: [], claims: [], items: [] });
    expect(await foundBy(plant, 'petr@a.example')).toEqual([]);
    expect((await imported(plant, file, leads)).rows.imported).toBe(3);
  });

  it('leave nothing either where a row named nobody', async () => {
    const plant = await plantWith();
    const { id, rows } = await imported(plant, fileOf({ need: 'А' }, { email: '', need: 'Б' }), leads);
    expect(rows).toEqual({ imported: 1, unchanged: 0, rejected: 1 });
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
    expect(standing(plant)).toEqual({ records: [], claims: [], items: [] });
  });

  it('leave the person who was known before as they were, and keep a lead that was claimed', async () => {
    const plant = await plantWith();
    await imported(plant, fileOf({ product: 'А' }), leads);
    const before = standing(plant);
    const facts = plant.records.facts.length;
    const { id } = await imported(plant, fileOf({ product: 'Б' }), leads);
    expect(plant.records.facts.slice(facts).map(({ type }) => type)).toEqual([
      'ImportOpened',
      'LeadReceived',
      'ImportDone',
    ]);
    const [known] = allOf('person', plant);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 0 });
    const [person] = allOf('person', plant);
    expect(person?.openLeads).toHaveLength(1);
    expect(person?.version).toBe(Number(known?.version) + 1);
    expect({ ...standing(plant), records: [] }).toEqual({ ...before, records: [] });
    const [lead] = leadsIn(plant) as [Lead];
    const claimed = accepted(claimLead(lead, undefined, contextOf(anna)));
    await commitPlan(plant.records, claimed.plan, contextOf(anna));
    expect((await undone(plant, String(lead.importId))).undone).toEqual({ removed: 0, kept: 2 });
  });

  it('are kept where something lies under them that no robot put there', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, fileOf({ product: 'А' }), leads);
    const [lead] = leadsIn(plant) as [Lead];
    const subject = { kind: 'lead', id: lead.id } as const;
    await put(plant.records, { record: fileWith({ version: 1, subject, card: subject }), expected: 'new' });
    expect((await undone(plant, id)).undone).toMatchObject({ removed: 0 });
    expect(leadsIn(plant)).toEqual([lead]);
  });

  it('is asked again for what a person no longer remembers', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, fileOf({ received: daysAfter(monday, -60) }), leads);
    const [person] = allOf('person', plant);
    if (!person) throw new Error('nobody appeared');
    await commitPlan(
      plant.records,
      {
        changes: [{ record: { ...person, version: 2, openLeads: [] }, expected: 1 }],
        claims: [],
        releases: [],
        facts: [],
      },
      contextOf(anna),
    );
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
  });

  it('leave a person alone who remembers another request by now', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, fileOf({ externalId: '1' }), leads);
    const [person] = allOf('person', plant) as [Person];
    const after = { ...person, version: 2, openLeads: [{ id: idOf(0x102), at: monday }] };
    await put(plant.records, { record: after, expected: 1 });
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 1 });
    expect(allOf('person', plant)).toEqual([after]);
  });

  it('are taken back without their person where that is gone', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, fileOf({ externalId: '1' }), leads);
    const [person] = allOf('person', plant) as [Person];
    await put(plant.records, { record: { ...person, version: 2 }, expected: 1, gone: true });
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(leadsIn(plant)).toEqual([]);
  });
});
