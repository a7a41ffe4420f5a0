import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { importPart } from '../../../../shared/domain/imports/import-part.ts';
import {
  allOf,
  done,
  errorsOf,
  imported,
  inWindows1251,
  ordersByAccount,
  type Plant,
  plantWith,
  sent,
  slicedPlant,
  undone,
} from '../../../support/domain/imports.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';

const head = 'account;order;date;amount\n';
const rowOf = (order: number, company = 'Ромашка'): string => `${company};${String(order)};2026-01-15;10\n`;
const rowsOf = (count: number): string => Array.from({ length: count }, (_, n) => rowOf(n)).join('');
const ordersOf = (plant: Plant): string[] => allOf('purchase', plant).map(({ orderNumber }) => orderNumber);

describe('A file', () => {
  it('is read in whatever alphabet and with whatever delimiter it has', async () => {
    const text = 'Компания;Заказ;Дата;Сумма\r\nРомашка;1;15.01.2026;1 234,56\r\n';
    const tabbed = text.replaceAll(';', '\t');
    const files = [text, `\ufeff${text}`, inWindows1251(text), tabbed, text.replaceAll(';', '|')];
    for (const file of [...files, '"Компания","Заказ","Дата","Сумма"\n"Ромашка","1","15.01.2026","1 234,56"']) {
      const plant = await plantWith();
      expect((await imported(plant, file)).rows).toEqual({ imported: 1, unchanged: 0, rejected: 0 });
      expect(allOf('account', plant)).toMatchObject([{ company: 'Ромашка' }]);
      expect(allOf('purchase', plant)).toMatchObject([{ orderNumber: '1', amount: { netMinor: 123_456 } }]);
    }
  });

  it('says what was found out about it, and by whom and when it was done', async () => {
    const plant = await plantWith();
    const text = 'Компания,Заказ,Дата,Сумма\n';
    expect(await imported(plant, inWindows1251(text))).toMatchObject({
      format: { encoding: 'windows-1251', delimiter: ',', columns: ['Компания', 'Заказ', 'Дата', 'Сумма'] },
      state: { name: 'done', at: monday },
      cursor: { byte: text.length, row: 2, tries: 0 },
      version: 3,
      rejectedByPart: [0],
    });
    const { format } = await imported(plant, `${head}Acme;1;2026-01-15;10`);
    expect(format).toEqual({ delimiter: ';', columns: ['account', 'order', 'date', 'amount'] });
  });

  it('counts no row that is empty, but numbers it', async () => {
    const plant = await plantWith();
    const record = await imported(plant, `${head}\n;;;\n${rowOf(1)}\n;1;2026-01-15;10\n`);
    expect(record.rows).toEqual({ imported: 1, unchanged: 0, rejected: 1 });
    expect(await errorsOf(plant, record)).toEqual([{ row: 6, column: 'account', value: '', allowed: 'a value' }]);
  });

  const failures: [string, string | Uint8Array, string][] = [
    ['is empty', '', 'the first row holds no titles'],
    ['begins with an empty row', `;;;\n${rowOf(1)}`, 'the first row holds no titles'],
    ['is UTF-16', Uint8Array.from([0xff, 0xfe]), 'the file is UTF-16; save it as CSV UTF-8'],
    ['is no text', Uint8Array.from([0]), 'the file is not text; save the table as CSV UTF-8'],
    [
      'lacks a column that is needed',
      'account;date;amount\n',
      'there is no column order or Заказ or Номер заказа or Order number; there are account, date, amount',
    ],
    [
      'is one open quote',
      '"account;order',
      'a quotation mark opens a field that never ends, or a row is longer than is allowed',
    ],
  ];
  it.each(failures)('that %s fails, and says why', async (_, content, why) => {
    const plant = await plantWith();
    const record = await imported(plant, content);
    expect(record).toMatchObject({ state: { name: 'failed', at: monday, why }, rows: { imported: 0 } });
    expect(plant.records.facts.at(-1)).toMatchObject({ type: 'ImportFailed', data: { why } });
    expect(await importPart(record.id, plant)).toEqual({ more: false });
  });

  it('may have columns without a title, and any marks behind the first row', async () => {
    const plant = await plantWith();
    const record = await imported(plant, 'account;;order;date;amount\na,b,c,d,e,f,g;;1;2026-01-15;10\n,,,,,;,,,,\n');
    expect(record.format).toEqual({ delimiter: ';', columns: ['account', '', 'order', 'date', 'amount'] });
    expect(allOf('account', plant)).toMatchObject([{ company: 'a,b,c,d,e,f,g' }]);
  });

  it('that cannot be had just now does not fail: the part is begun again', async () => {
    const plant = await plantWith();
    const id = await sent(plant, head + rowOf(1));
    const files = Object.assign(new MemoryFiles(), { read: () => Promise.reject(new Error('S3 answers 500')) });
    await expect(importPart(id, { ...plant, files })).rejects.toThrow('S3 answers 500');
    expect(allOf('import', plant)).toMatchObject([{ state: { name: 'running' }, cursor: { tries: 1 } }]);
    expect((await done(plant, id)).rows.imported).toBe(1);
  });

  it('that is too large, or gone, fails', async () => {
    const plant = await plantWith();
    const id = await sent(plant, head);
    const bytes = new Uint8Array(5);
    const whys = [undefined, { bytes, size: 1024 ** 3 + 1 }].map(async (file) => {
      const files = Object.assign(new MemoryFiles(), { read: () => Promise.resolve(file) });
      const own = await plantWith();
      const { state } = await done({ ...own, files }, await sent({ ...own, files }, ''));
      return state.name === 'failed' ? state.why : state.name;
    });
    expect(await Promise.all(whys)).toEqual([
      'the file is not there any more',
      'the file has 1073741825 bytes; 1073741824 are allowed',
    ]);
    expect((await done(plant, id)).state.name).toBe('done');
  });

  it('may be a gigabyte', async () => {
    const plant = await plantWith();
    const read = (_key: string, from: number) =>
      Promise.resolve({ bytes: new TextEncoder().encode(from === 0 ? head : ''), size: 1024 ** 3 });
    const files = Object.assign(new MemoryFiles(), { read });
    const id = await sent({ ...plant, files }, '');
    expect(await importPart(id, { ...plant, files })).toEqual({ more: true });
  });

  it('with an open quote keeps the rows before it, and fails there', async () => {
    const file = `${head}${rowOf(1)}${rowOf(2)}"Василёк;3;2026-01-15;10\n${rowOf(4)}`;
    for (const plant of [await plantWith(), await slicedPlant(100)]) {
      const record = await imported(plant, file);
      expect(record).toMatchObject({ state: { name: 'failed' }, rows: { imported: 2 }, cursor: { row: 4 } });
      expect(ordersOf(plant)).toEqual(['1', '2']);
    }
  });

  it('that goes on in another alphabet fails there', async () => {
    const plant = await slicedPlant(100);
    const bytes = [...new TextEncoder().encode(head + rowsOf(2)), ...inWindows1251(rowOf(9))];
    expect(await imported(plant, Uint8Array.from(bytes))).toMatchObject({
      state: { name: 'failed', why: 'the file begins in UTF-8 and does not go on so; save it as CSV UTF-8' },
      rows: { imported: 2 },
    });
  });
});

describe('A part of a file', () => {
  it('with a row longer than may be read at once fails, its titles taken for no row', async () => {
    const plant = await slicedPlant(100);
    const record = await imported(plant, `${head}${rowOf(1, 'x'.repeat(120))}`);
    expect(record).toMatchObject({
      state: { name: 'failed', why: expect.stringContaining('a row is longer than is allowed') },
      rows: { imported: 0, rejected: 0 },
      cursor: { row: 2 },
    });
  });

  it('is the next one where the last ended, as long as there is another', async () => {
    const plant = await slicedPlant(100);
    const id = await sent(plant, head + rowsOf(7));
    const more: boolean[] = [];
    do more.push((await importPart(id, plant)).more);
    while (more.at(-1));
    expect(more).toEqual([true, true, false]);
    expect(ordersOf(plant)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(await importPart(id, plant)).toEqual({ more: false });
    expect(await importPart(idOf(0x999), plant)).toEqual({ more: false });
    await undone(plant, id);
    const told = plant.records.facts.filter(({ subject }) => subject.id === id);
    expect(told.map(({ type }) => type)).toEqual(['ImportOpened', 'ImportDone', 'ImportUndone']);
  });

  it('ends after 200 rows when time is up', async () => {
    const plant = { ...(await plantWith()), isTimeUp: () => true };
    const id = await sent(plant, head + rowsOf(401));
    const counts: number[] = [];
    for (let part = 0; part < 3; part += 1) {
      await importPart(id, plant);
      counts.push(ordersOf(plant).length);
    }
    expect(counts).toEqual([200, 400, 401]);
    expect(await done(plant, id)).toMatchObject({ state: { name: 'done' }, rejectedByPart: [0, 0, 0] });
  });

  it('goes on to its end while there is time', async () => {
    const plant = await plantWith();
    const id = await sent(plant, head + rowsOf(401));
    expect(await importPart(id, plant)).toEqual({ more: false });
    expect(ordersOf(plant)).toHaveLength(401);
  });

  it('ends when 400 rows of it were rejected', async () => {
    const plant = await plantWith();
    const record = await imported(plant, head + ';1;2026-01-15;10\n'.repeat(900) + rowsOf(1));
    expect(record).toMatchObject({ rejectedByPart: [400, 400, 100], rows: { imported: 1, rejected: 900 } });
    const errors = await errorsOf(plant, record);
    expect(errors.map(({ row }) => row)).toEqual(Array.from({ length: 900 }, (_, n) => n + 2));
  });

  it('keeps a file of what was wrong only when something was', async () => {
    const plant = await slicedPlant(100);
    const record = await imported(plant, `${head}${rowOf(1)}${rowOf(2)};3;2026-01-15;x\n${rowOf(4)}`);
    expect(record.rejectedByPart).toEqual([0, 2]);
    const files = [0, 1].map((part) => plant.files.read(`import-errors/${record.id}/00000${String(part)}`, 0, 1e6));
    expect((await Promise.all(files)).map(Boolean)).toEqual([false, true]);
    expect((await errorsOf(plant, record)).map(({ row, column }) => [row, column])).toEqual([
      [4, 'account'],
      [4, 'amount'],
    ]);
  });

  it('begins with no letter lost and no row cut, wherever the bytes end', async () => {
    const name = fc.constantFrom('Ромашка', 'Василёк', 'Acme', '"Две\nстроки"', '"a;b"', '', '«»');
    const order = fc.integer({ min: 1, max: 9 });
    const amount = fc.constantFrom('10', '1,234', '1 234,5');
    const row = fc.tuple(name, order, amount).map(([company, number, sum]) => {
      const own = `${company}${String(number)}`.replace(/^"(.*)"(\d)$/s, '$1$2'); // an order has one buyer
      return `${company};"№ ${own}";2026-01-15;${sum}`;
    });
    const outcome = async (plant: Plant, file: string | Uint8Array) => {
      const record = await imported(plant, file);
      const { rows, state, format } = record;
      return { rows, state, format, errors: await errorsOf(plant, record), orders: ordersByAccount(plant) };
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.integer({ min: 120, max: 300 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (rows, most, end, isOld) => {
          const text = [head.trim(), ...rows, ''].join(end);
          const file = isOld ? inWindows1251(text) : text;
          expect(await outcome(await slicedPlant(most), file)).toEqual(await outcome(await plantWith(), file));
        },
      ),
    );
  });
});
