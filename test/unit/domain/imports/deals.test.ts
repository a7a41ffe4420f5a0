import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { orderClaim, purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { liveRecords } from '../../../../shared/domain/pipeline/live-records.ts';
import { anna } from '../../../support/domain/actors.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import { allOf, errorsOf, foundBy, imported, type Plant, plantWith } from '../../../support/domain/imports.ts';

const inn = '7707083893';
const deals = { kind: 'deals' } as const;
const seller = 'voronka-demo';
/** A file of one deal: what is said of it, over the least there may be. */
const fileOf = (...rows: Told[]): string =>
  csvOf(
    ...rows.map((row) => ({ account: 'Завод', title: 'Приводы', stage: 'new-deal', opened: '2026-02-02', ...row })),
  );

async function opened(...rows: Told[]) {
  const plant = await plantWith();
  const record = await imported(plant, fileOf(...rows), deals);
  return { plant, record, all: allOf('deal', plant), errors: await errorsOf(plant, record) };
}
/** The one deal a row makes. */
async function dealOf(row: Told): Promise<Deal> {
  const { all, errors } = await opened(row);
  expect(errors).toEqual([]);
  return all[0] as Deal;
}
const onlyIn = (plant: Plant) =>
  [allOf('account', plant)[0], allOf('person', plant)[0], allOf('deal', plant)[0]] as [Account, Person, Deal];
const rubles = (netMinor: number, vatPercent = 22) => ({ netMinor, currency: 'RUB', vatPercent });

describe('A deal of a file', () => {
  it('stands at its stage with its age and all its row says, for an account and a contact opened for it', async () => {
    const plant = await plantWith();
    const file = `ID;Название сделки;Стадия сделки;Дата создания;На стадии с;Компания;ИНН;Ответственный;Сегмент;Сумма;Валюта;НДС;Товар;Количество;Условия оплаты;Заказ;Дата заказа;Договор;Дата отгрузки;Контакт;Контакт: Рабочий e-mail;Контакт: Рабочий телефон;Контакт: Мобильный телефон
17;Приводы на линию;Согласовать цену и сроки;02.02.2026 10:15:00;27.02.2026;ООО «Завод»;${inn};Анна Примерова;Промышленное предприятие;1 000 000,50;Российский рубль;20;Привод 7,5 кВт;1,5;30/70;З-7;20.02.2026;Д-7;2026-05-31;Иван Петров;ivan@zavod.example;8 495 123-45-67;8 916 123-45-67
`;
    const record = await imported(plant, file, { ...deals, mapping: 'bitrix24' });
    expect([record.rows, await errorsOf(plant, record)]).toEqual([{ imported: 1, unchanged: 0, rejected: 0 }, []]);
    const [account, person, deal] = onlyIn(plant);
    expect(deal).toEqual({
      kind: 'deal',
      id: deal.id,
      version: 1,
      leg: 1,
      generation: 1,
      generationAt: monday,
      visit: { n: 1, enteredAt: '2026-02-26T21:00:00.000Z' },
      alarms: [
        { name: 'overdue', at: '2026-03-16T06:00:00.000Z' },
        { name: 'escalation', at: '2026-03-30T06:00:00.000Z' },
      ],
      process: 'project',
      stage: { name: 'agree-price' },
      passed: ['new-deal', 'discuss-terms', 'send-quote'],
      origin: 'manual',
      accountId: account.id,
      personId: person.id,
      linkedTo: [],
      company: 'ООО «Завод»',
      segment: 'industrial',
      owner: anna.id,
      need: 'Приводы на линию',
      budget: rubles(100_000_050, 20),
      lines: [{ title: 'Привод 7,5 кВт', quantity: 1.5 }],
      committee: [],
      order: { number: 'З-7', on: '2026-02-20' },
      contractNumber: 'Д-7',
      promisedShipOn: '2026-05-31',
      shipOn: '2026-05-31',
      paymentTerms: [
        { id: 'payment-1', share: { percent: 30 }, due: { event: 'before-production' } },
        { id: 'payment-2', share: { percent: 70 }, due: { event: 'before-shipment' } },
      ],
      payments: [],
      shipments: [],
      importId: record.id,
      importRow: 2,
    });
    expect(account).toMatchObject({ taxId: inn, segment: 'industrial', owner: anna.id, mainPersonId: person.id });
    expect(plant.people.items.get(`contacts/${person.id}/${person.id}`)?.value).toEqual({
      name: 'Иван Петров',
      email: 'ivan@zavod.example',
      phone: '+74951234567',
    });
    expect(plant.records.claims.slice(-2)).toEqual([
      { key: 'came/deal/17', holder: { kind: 'deal', id: deal.id } },
      { key: orderClaim(seller, { number: 'З-7', on: '2026-02-20' }), holder: { kind: 'deal', id: deal.id } },
    ]);
    expect(plant.records.facts.filter(({ subject }) => subject.id === deal.id)).toMatchObject([
      {
        type: 'DealOpened',
        origin: 'import',
        generation: 1,
        at: '2026-02-01T21:00:00.000Z',
        data: {
          process: 'project',
          stage: 'agree-price',
          origin: 'manual',
          accountId: account.id,
          segment: 'industrial',
          owner: anna.id,
          opening: true,
        },
      },
    ]);
    expect(await foundBy(plant, 'З-7')).toEqual([['deal', 'ООО «Завод»']]);
  });

  it('needs no more than a company, a title, a stage and the day it was opened', async () => {
    const deal = await dealOf({});
    expect(Object.keys(deal).toSorted()).toEqual(
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
          'process',
          'stage',
          'passed',
        ],
        ...['origin', 'accountId', 'personId', 'linkedTo', 'company', 'need', 'lines', 'committee', 'paymentTerms'],
        ...['payments', 'shipments', 'importId', 'importRow'],
      ].toSorted(),
    );
    expect(deal).toMatchObject({ visit: { n: 1, enteredAt: '2026-02-01T21:00:00.000Z' }, passed: [], lines: [] });
  });

  it('is an open one of its account’s, which the reconciler will follow', async () => {
    const { plant, all } = await opened({}, { title: 'Шкафы', stage: 'Отправить КП и расчет', entered: '2026-03-02' });
    const live = await liveRecords(plant.records, ['project']);
    expect(live.map(({ record }) => record.id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect(live.map(({ waiting }) => waiting)).toEqual([undefined, undefined]);
  });

  it('whose time is not over has the alarms of a live one', async () => {
    const { alarms } = await dealOf({ stage: 'send-quote', entered: '2026-03-02' });
    expect(alarms).toEqual([
      { name: 'overdue', at: '2026-03-04T06:00:00.000Z' },
      { name: 'escalation', at: '2026-03-06T06:00:00.000Z' },
    ]);
  });

  it('whose time was over long ago rings once for its owner, and for the head a deadline after it came', async () => {
    const { alarms } = await dealOf({ stage: 'send-quote', opened: '2026-01-12' });
    expect(alarms).toEqual([
      { name: 'overdue', at: '2026-01-14T06:00:00.000Z' },
      { name: 'escalation', at: '2026-03-04T07:00:00.000Z' },
    ]);
  });

  it('of a dealer goes through the stages of its process', async () => {
    const deal = await dealOf({ process: 'Заказ дилера', stage: 'Agree the price', entered: '2026-03-02' });
    expect(deal).toMatchObject({ process: 'dealer-order', stage: { name: 'agree-price' }, passed: ['new-deal'] });
  });

  const paid = {
    ...{ stage: 'payment-received', entered: '2026-02-27', order: 'З-7', orderDate: '2026-02-20', amount: '1000' },
    ...{ paid: '300', terms: '30/70' },
  };
  const order = purchaseId(seller, { number: 'З-7', on: '2026-02-20' });

  it('that is paid is won: its order is a purchase, made with it', async () => {
    const { plant, all } = await opened({ ...paid, contract: 'Д-7' });
    const [deal] = all;
    const enteredAt = '2026-02-26T21:00:00.000Z';
    expect(deal).toMatchObject({
      won: { at: enteredAt, purchaseId: order, dealKind: 'first' },
      order: { number: 'З-7', on: '2026-02-20' },
      agreement: { amount: rubles(100_000), specification: 'Д-7', on: '2026-02-20' },
      payments: [{ document: 'З-7', amount: rubles(30_000), on: '2026-02-27', confirmed: true }],
      shipments: [],
    });
    expect(deal).not.toHaveProperty('budget');
    expect(allOf('purchase', plant)).toMatchObject([
      { id: order, version: 1, dealId: deal?.id, source: 'deal', on: '2026-02-20', amount: rubles(100_000) },
    ]);
    const won = { purchaseId: order, amount: rubles(100_000), dealKind: 'first', confirmed: true };
    expect(plant.records.facts.find(({ type }) => type === 'DealWon')).toMatchObject({
      origin: 'import',
      at: enteredAt,
      data: won,
    });
  });

  it('that is paid is joined to the purchase that came before it; another amount is the recorded one’s to keep', async () => {
    const plant = await plantWith();
    await imported(plant, 'account;order;date;amount\nЗавод;З-7;2026-02-20;990\nЗавод;З-1;2025-02-20;5\n');
    const record = await imported(plant, fileOf(paid), deals);
    expect(record.rows.imported).toBe(1);
    const [deal] = allOf('deal', plant);
    expect(deal?.won).toMatchObject({ purchaseId: order, dealKind: 'regular' });
    expect(allOf('purchase', plant)).toMatchObject([
      { id: order, dealId: deal?.id, source: 'import', amount: rubles(99_000) },
      { orderNumber: 'З-1' },
    ]);
  });

  it('in production has its promised day for a deadline, and its order’s number', async () => {
    const deal = await dealOf({
      ...paid,
      stage: 'production-ordered',
      shipDate: '2026-04-30',
      productionOrder: 'ПЗ-1',
    });
    expect(deal).toMatchObject({
      productionOrder: { number: 'ПЗ-1', confirmed: true },
      agreement: { specification: 'З-7' },
      passed: ['new-deal', 'discuss-terms', 'send-quote', 'agree-price', 'payment-received'],
      alarms: [{ name: 'overdue', at: '2026-04-30T21:00:00.000Z' }, { name: 'escalation' }],
    });
  });

  it('that was shipped waits for its papers', async () => {
    expect(await dealOf({ ...paid, stage: 'shipped', entered: '2026-02-27' })).toMatchObject({
      shipments: [{ document: 'З-7', on: '2026-02-27', last: true, confirmed: true }],
      alarms: [{ name: 'papers', at: '2026-03-16T06:00:00.000Z' }],
    });
    expect((await dealOf({ ...paid, stage: 'shipped', entered: '2026-01-12', opened: '2026-01-12' })).alarms).toEqual([
      { name: 'papers', at: '2026-01-26T06:00:00.000Z' },
    ]);
  });

  it.each([
    [{ stage: 'payment-received' }, ['order', 'orderDate', 'amount'], 'a value, at payment-received'],
    [{ stage: 'production-ordered' }, ['order', 'orderDate', 'amount', 'shipDate'], 'a value, at production-ordered'],
    [{ stage: 'shipped' }, ['order', 'orderDate', 'amount'], 'a value, at shipped'],
  ])('with %j lacks %j', async (row, columns, allowed) => {
    const { errors } = await opened(row);
    expect(errors).toEqual(columns.map((column) => ({ row: 2, column, value: '', allowed })));
  });

  it('is reported with what is wrong in it', async () => {
    const { errors, record } = await opened(
      {
        stage: 'lost',
        opened: '2026-03-03',
        terms: 'как-нибудь',
        quantity: '0',
        currency: 'тугрик',
        shipDate: 'скоро',
      },
      { process: 'dealer-order', stage: 'send-quote', entered: '2026-02-01' },
      { owner: 'Никто' },
    );
    expect(record.rows).toEqual({ imported: 0, unchanged: 0, rejected: 3 });
    expect(errors.slice(0, 8)).toEqual([
      {
        row: 2,
        column: 'stage',
        value: 'lost',
        allowed:
          'Новая сделка, Обсудить условия, Отправить КП и расчет, Согласовать цену и сроки, Оплата получена, Разместить заказ на производство, Заказ отгружен',
      },
      { row: 2, column: 'opened', value: '2026-03-03', allowed: 'a date not after today, 2026-03-02' },
      { row: 2, column: 'currency', value: 'тугрик', allowed: 'a currency: RUB, USD, EUR' },
      { row: 2, column: 'quantity', value: '0', allowed: 'a quantity: 12 or 1,5' },
      {
        row: 2,
        column: 'terms',
        value: 'как-нибудь',
        allowed: '30/70, 30/40/30, 50% prepayment, prepayment, or postpayment 30 days',
      },
      { row: 2, column: 'shipDate', value: 'скоро', allowed: 'a date: 2026-05-31, 31.05.2026 or 20260531' },
      {
        row: 3,
        column: 'stage',
        value: 'send-quote',
        allowed: 'a stage of dealer-order: new-deal, agree-price, payment-received, production-ordered, shipped',
      },
      {
        row: 3,
        column: 'entered',
        value: '2026-02-01',
        allowed: 'a date not before it was opened, 2026-02-02',
      },
    ]);
    expect(errors.slice(8)).toMatchObject([{ row: 4, column: 'owner', value: 'Никто' }]);
  });

  it('has no order that another deal has, and none of another account', async () => {
    const plant = await plantWith();
    await imported(plant, 'account;order;date;amount\nСоседи;З-9;2026-02-20;990\n');
    const file = fileOf(
      { order: 'З-7', externalId: '1' },
      { order: '№ з-07', externalId: '2' },
      { ...paid, order: 'З-9', externalId: '3' },
    );
    const record = await imported(plant, file, deals);
    expect(await errorsOf(plant, record)).toEqual([
      { row: 3, column: 'order', value: '№ з-07', allowed: 'an order that no other deal has' },
      { row: 4, column: 'order', value: 'З-9', allowed: expect.stringMatching(/^order З-9 is account .*’s$|'s$/) },
    ]);
  });

  it('is nobody’s when two accounts have the name, or another company has the contact', async () => {
    const plant = await plantWith();
    await imported(plant, `company;taxId;email\nЗавод;${inn};\nЗавод;7728168971;\nСоседи;;ivan@a.example\n`, {
      kind: 'accounts',
    });
    const record = await imported(plant, fileOf({}, { account: 'Ромашка', email: 'ivan@a.example' }), deals);
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'account', value: 'Завод', allowed: 'a name only one account has, or its tax id beside it' },
      { row: 3, column: 'email', value: 'ivan@a.example', allowed: 'a contact nobody else has' },
    ]);
  });

  it('is its account’s owner’s and segment’s, and of whom one meets there first, when the row says nobody', async () => {
    const plant = await plantWith();
    await imported(plant, 'company;owner;segment;email\nЗавод;Анна Примерова;dealer;a@a.example\n', {
      kind: 'accounts',
    });
    await imported(
      plant,
      fileOf({ externalId: '1' }, { externalId: '2', name: 'Пётр', email: 'petr@a.example' }),
      deals,
    );
    const [account] = allOf('account', plant);
    const [first, second] = allOf('deal', plant);
    expect(first).toMatchObject({ owner: anna.id, segment: 'dealer', personId: account?.mainPersonId });
    const petr = await plant.records.holderOf('contact(email/petr@a.example)');
    expect(second?.personId).toBe(petr?.id);
    expect(await plant.records.get('person', String(petr?.id))).toMatchObject({ accountId: account?.id, importRow: 3 });
    expect(await foundBy(plant, 'petr@a.example')).toContainEqual(['person', 'Пётр']);
  });

  it('is of whom one meets there first when it names somebody without a contact', async () => {
    const plant = await plantWith();
    await imported(plant, 'company;email\nЗавод;a@a.example\n', { kind: 'accounts' });
    await imported(plant, fileOf({ name: 'Пётр' }), deals);
    const [, person, deal] = onlyIn(plant);
    expect([deal.personId, allOf('person', plant), plant.people.items.size]).toEqual([person.id, [person], 1]);
  });

  it('is of somebody who has only asked so far, and leaves them as they are', async () => {
    const plant = await plantWith();
    await imported(plant, 'name;email\nПётр;petr@a.example\n', { kind: 'leads' });
    const [petr] = allOf('person', plant) as [Person];
    const items = plant.people.items.size;
    const record = await imported(plant, fileOf({ email: 'petr@a.example', name: 'Другой' }), deals);
    expect(record.rows.imported).toBe(1);
    const [account, , deal] = onlyIn(plant);
    expect([deal.personId, plant.people.items.size]).toEqual([petr.id, items]);
    expect(await plant.records.get('person', petr.id)).toEqual(petr);
    expect(account.mainPersonId).not.toBe(petr.id);
    expect(await plant.records.get('person', account.mainPersonId)).toMatchObject({ contactKeys: [] });
  });

  it('is not of somebody who buys for themselves', async () => {
    const plant = await plantWith();
    await imported(plant, 'name;email\nПётр;petr@a.example\n', { kind: 'persons' });
    const [private_] = allOf('account', plant);
    expect(private_?.company).toBeUndefined();
    const record = await imported(plant, fileOf({ email: 'petr@a.example' }), deals);
    expect(await errorsOf(plant, record)).toMatchObject([{ column: 'email', allowed: 'a contact nobody else has' }]);
  });

  it('twice in a file, or in two files, is one', async () => {
    const plant = await plantWith();
    const file = fileOf({ externalId: '7' }, { externalId: '7', title: 'Другое' }, {}, {}, { title: 'Шкафы' });
    expect((await imported(plant, file, deals)).rows).toEqual({ imported: 3, unchanged: 2, rejected: 0 });
    const facts = plant.records.facts.length;
    expect((await imported(plant, file, deals)).rows).toEqual({ imported: 0, unchanged: 5, rejected: 0 });
    expect(plant.records.facts.slice(facts).map(({ type }) => type)).toEqual(['ImportOpened', 'ImportDone']);
  });
});
