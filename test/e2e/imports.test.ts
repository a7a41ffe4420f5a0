import { beforeAll, describe, expect, it } from '@jest/globals';
import { imported, importEnded } from '../support/system/imports.ts';
import { done } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const [operator, head, anna] = [staff('operator'), staff('head'), staff('anna')];

beforeAll(reset);

type Answer = Readonly<Record<string, unknown>>;

const found = async (q: string): Promise<readonly Answer[]> =>
  (await done(head('GET', `/search?q=${encodeURIComponent(q)}`)))['results'] as readonly Answer[];

const purchases = [
  'account;taxId;order;date;amount;vatRate',
  'ООО «Пробный Переезд»;7707083893;П-1;15.01.2026;1 234 567,89;22',
  'Пробный переезд;7707083893;П-2;2026-02-15;100;22',
  'Соседний завод;;П-3;2026-02-16;250,50;',
  'Соседний завод;;П-4;31.02.2026;250,50;',
  'Соседний завод;;П-5;2026-02-17;много;',
].join('\n');

describe('An import', () => {
  let first: Answer;

  it('takes a file in by itself: good rows are kept, and of each bad one it is said what is wrong', async () => {
    first = await imported({ kind: 'purchases' }, purchases);
    expect(first).toMatchObject({
      kind: 'purchases',
      fileName: 'файл.csv',
      status: 'done',
      rows: { total: 5, imported: 3, unchanged: 0, rejected: 2 },
    });
    expect(first['errors']).toEqual([
      { row: 5, column: 'date', value: '31.02.2026', allowed: 'a date: 2026-05-31, 31.05.2026 or 20260531' },
      { row: 6, column: 'amount', value: 'много', allowed: 'a sum with at most two decimals: 1234.56 or 1 234,56' },
    ]);
    expect(await found('пробный переезд')).toEqual([expect.objectContaining({ kind: 'account', matched: 'company' })]);
  });

  it('sent twice changes nothing', async () => {
    expect((await imported({ kind: 'purchases' }, purchases))['rows']).toEqual({
      total: 5,
      imported: 0,
      unchanged: 3,
      rejected: 2,
    });
  });

  it('is taken back whole, and nothing of it is found any more', async () => {
    expect(await done(operator('POST', `/imports/${String(first['id'])}/undo`))).toMatchObject({ status: 'undoing' });
    expect(await importEnded(String(first['id']))).toMatchObject({ status: 'undone', undone: { removed: 5, kept: 0 } });
    expect(await found('пробный переезд')).toEqual([]);
    const { items } = await done(operator('GET', '/imports'));
    expect((items as Answer[]).map(({ status }) => status)).toEqual(['done', 'undone']);
    const newest = await done(operator('GET', '/imports?limit=1'));
    expect((newest['items'] as Answer[]).map(({ status }) => status)).toEqual(['done']);
    const before = await done(operator('GET', `/imports?limit=1&cursor=${encodeURIComponent(String(newest['next']))}`));
    expect(before).toMatchObject({ items: [{ id: first['id'], status: 'undone' }] });
  });

  it('reads what a spreadsheet saves in Windows-1251, and keeps nothing of a dry run', async () => {
    const bytes = new TextDecoder('windows-1251');
    const codes = new Map(Array.from({ length: 256 }, (_, code) => [bytes.decode(Uint8Array.of(code)), code]));
    const file = 'ФИО;Компания;Телефон;Роль\nИван Тестов;Пробный сбыт;8 (495) 123-45-67;ЛПР\n';
    const content = Uint8Array.from(Array.from(file), (letter) => codes.get(letter) ?? 0x3f);
    expect(await imported({ kind: 'persons', dryRun: true }, content)).toMatchObject({ rows: { imported: 1 } });
    expect(await found('пробный сбыт')).toEqual([]);
    expect(await imported({ kind: 'persons' }, content)).toMatchObject({ rows: { imported: 1 } });
    expect(await found('123-45-67')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'person', title: 'Иван Тестов', matched: 'phone' })]),
    );
  });

  it('flags what it brings and looks like another, and an undo takes the suspicion back', async () => {
    const rows = [
      'email;product;company',
      'one@alike.example;Привод;АО «Одинаковые»',
      'two@alike.example;Реле;Одинаковые',
    ];
    const { id, rows: counted } = await imported({ kind: 'leads' }, rows.join('\n'));
    expect(counted).toMatchObject({ imported: 2 });
    const suspicions = async () => (await done(head('GET', '/duplicates?of=lead')))['items'] as Answer[];
    await until('the pair is listed', suspicions, (pairs) => pairs.some(({ why }) => why === 'same-company'));
    await done(operator('POST', `/imports/${String(id)}/undo`));
    expect(await importEnded(String(id))).toMatchObject({ status: 'undone' });
    await until('the pair is listed no more', suspicions, ({ length }) => length === 0);
  });

  it('of open deals puts them on the board with their age; their workflows are started, and ring once for what is late', async () => {
    const file = [
      'ID;Компания;Название сделки;Стадия сделки;Дата создания;Ответственный;Контакт: Рабочий e-mail',
      'e-1;Пробные сделки;Шкафы;Отправить КП и расчет;12.01.2026;Анна Примерова;ivan@deals.example',
      'e-2;Пробные сделки;Приводы;В работе;12.01.2026;Анна Примерова;',
    ].join('\n');
    const asked = { kind: 'deals', mapping: 'bitrix24' };
    const brought = await imported(asked, file);
    expect(brought).toMatchObject({ rows: { imported: 1, rejected: 1 }, errors: [{ row: 3, column: 'stage' }] });
    const [found1] = (await found('пробные сделки')).filter(({ kind }) => kind === 'deal');
    const id = String(found1?.['id']);
    const tasks = () => done(head('GET', `/tasks?deal=${id}`));
    const rung = await until('it has rung', tasks, ({ items }) => (items as Answer[]).length > 0, 60_000);
    expect(rung['items']).toMatchObject([{ about: 'overdue-send-quote', done: false }]);
    expect((await imported(asked, file))['rows']).toMatchObject({ imported: 0, unchanged: 1, rejected: 1 });
    const note = { kind: 'notes' };
    const said = await imported(note, 'deal;text\ne-1;Просил скидку\n');
    expect(said).toMatchObject({ rows: { imported: 1, rejected: 0 } });
    const card = await done(head('GET', `/deals/${id}`));
    expect(card).toMatchObject({ timeline: { notes: [{ text: 'Просил скидку' }] } });
    await done(operator('POST', `/imports/${String(said['id'])}/undo`));
    expect(await importEnded(String(said['id']))).toMatchObject({ undone: { removed: 1, kept: 0 } });
    await done(operator('POST', `/imports/${String(brought['id'])}/undo`));
    expect(await importEnded(String(brought['id']))).toMatchObject({ undone: { removed: 2, kept: 0 } });
    expect(await found('пробные сделки')).toEqual([]);
    expect((await head('GET', `/tasks?deal=${id}`)).status).toBe(404);
  });

  it.each([
    ['leads', 'email;product;received;stage;owner\nlead@move.example;Привод;12.01.2026;mql;Анна Примерова\n', 2],
    ['consents', 'phone;purpose;textVersion;at;basis\n8 495 123-45-67;marketing;1;12.01.2026;Анкета\n', 1],
    ['products', 'Артикул;Название;Группа;Цена\nП-1;Насос;Приводы;1 000,50\nFC-45;;;999\n', 2],
    ['costs', 'costKind;period;channel;amount\nmarketing;2026-01;site;1000\n', 1],
    ['tasks', 'company;title;due\nПробный сбыт;Позвонить;2026-12-31\n', 1],
    ['activities', 'company;channel;at;result\nПробный сбыт;call;12.01.2026 10:00;reached\n', 1],
  ] as const)('of %s comes once and is taken back', async (kind, file, removed) => {
    const first = await imported({ kind }, file);
    const total = file.split('\n').length - 2;
    expect(first).toMatchObject({ status: 'done', rows: { total, imported: total }, errors: [] });
    expect((await imported({ kind }, file))['rows']).toMatchObject({ imported: 0, unchanged: total });
    await done(operator('POST', `/imports/${String(first['id'])}/undo`));
    expect(await importEnded(String(first['id']))).toMatchObject({ undone: { removed, kept: 0 } });
  });

  it('of a call that is told by its contact alone is one of the account, with its words', async () => {
    const people = 'name;email;company\nИван Звонков;ivan@call.example;Звонок\n';
    await imported({ kind: 'persons' }, people);
    const calls = 'email;channel;at;result;note\nivan@call.example;call;12.01.2026 10:00;reached;Ждёт КП\n';
    expect((await imported({ kind: 'activities' }, calls))['rows']).toMatchObject({ imported: 1 });
    const account = (await found('звонок')).find(({ kind }) => kind === 'account');
    expect(await done(head('GET', `/activities?kind=account&id=${String(account?.id)}`))).toMatchObject({
      items: [{ channel: 'call', result: 'reached', note: 'Ждёт КП' }],
    });
  });

  it('of a file that cannot be read says why', async () => {
    expect(await imported({ kind: 'accounts' }, 'имя;город\nА;Б\n')).toMatchObject({
      status: 'failed',
      why: expect.stringContaining('there is no column company'),
      rows: { total: 0 },
    });
  });

  it('is for operators and heads, and says which kinds and fields there are', async () => {
    expect((await anna('POST', '/imports', { body: { kind: 'purchases', fileName: 'a.csv' } })).status).toBe(403);
    const unknown = await operator('POST', '/imports', { body: { kind: 'dreams', fileName: 'a.csv' } });
    expect([unknown.status, JSON.stringify(unknown.body)]).toEqual([400, expect.stringContaining('purchases')]);
    const field = await operator('POST', '/imports', {
      body: { kind: 'purchases', fileName: 'a.csv', mapping: { sum: 'Сумма' } },
    });
    expect([field.status, field.body]).toEqual([422, expect.objectContaining({ code: 'field-unknown' })]);
  });
});
