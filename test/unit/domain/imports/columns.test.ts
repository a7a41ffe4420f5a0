import { describe, expect, it } from '@jest/globals';
import { money, text } from '../../../../shared/domain/imports/cells.ts';
import { type Fields, placesOf, readRow } from '../../../../shared/domain/imports/columns.ts';
import { Mapping } from '../../../../shared/domain/imports/import.ts';

type Row = { readonly name: string; readonly price?: number; readonly note?: string };
const fields: Fields<Row> = {
  name: { read: text(10), titles: ['Название', 'Title'], in: { bitrix24: 'Имя товара' }, needed: true },
  price: { read: money, titles: ['Цена'], in: { amocrm: 'Бюджет' } },
  note: { read: text(300), titles: [] },
};
const places = (columns: string[], mapping?: Mapping) => Object.fromEntries(placesOf(fields, columns, mapping));

describe('The columns of a file', () => {
  it('are known by the names of the fields and their titles, in any case and order', () => {
    expect(places(['цена', ' NAME ', 'other'])).toEqual({ price: 0, name: 1 });
    expect(places(['название'])).toEqual({ name: 0 });
    expect(places(['title', 'price', 'note'])).toEqual({ name: 0, price: 1, note: 2 });
  });

  it('are those of the first title there is', () => {
    expect(places(['Title', 'Название', 'name'])).toEqual({ name: 2 });
    expect(places(['Title', 'Название'])).toEqual({ name: 1 });
  });

  it('are called as another system calls them, or as ever', () => {
    expect(places(['name', 'Имя товара', 'Бюджет'], 'bitrix24')).toEqual({ name: 1 });
    expect(places(['Название', 'Цена', 'Бюджет'], 'amocrm')).toEqual({ name: 0, price: 2 });
    expect(places(['name', 'Цена'], 'amocrm')).toEqual({ name: 0, price: 1 });
  });

  it('are those that were mapped, and of a field that was not, as ever', () => {
    expect(places(['name', 'Штука', 'Цена'], { name: 'штука' })).toEqual({ name: 1, price: 2 });
  });

  it('are needed, or the file is not begun', () => {
    expect(() => places(['price', 'x'])).toThrow('there is no column name or Название or Title; there are price, x');
    expect(() => places(['x'], 'bitrix24')).toThrow(
      'there is no column Имя товара or name or Название or Title; there are x',
    );
    expect(() => places(['x'], 'amocrm')).toThrow('there is no column name or Название or Title; there are x');
  });

  it('are there when they were mapped', () => {
    expect(() => places(['name'], { note: 'Заметка' })).toThrow('there is no column Заметка; there are name');
    expect(() => places(['x'], { note: 'x' })).toThrow('there is no column name or Название or Title; there are x');
  });

  it('are mapped by a system that is known, or by a title each', () => {
    for (const mapping of ['bitrix24', 'amocrm', {}, { name: 'x'.repeat(200) }])
      expect(Mapping.safeParse(mapping).success).toBe(true);
    for (const mapping of ['excel', { name: ' ' }, { name: 'x'.repeat(201) }, { name: 1 }])
      expect(Mapping.safeParse(mapping).success).toBe(false);
  });
});

describe('A row', () => {
  const read = (cells: string[]) =>
    readRow(cells, fields, placesOf(fields, ['name', 'price'], undefined), {
      country: 'RU',
      today: '2026-03-02',
      timeZone: 'Europe/Moscow',
    });

  it('says what its cells say; an empty one is a field left out', () => {
    expect(read(['Реле', '10,5'])).toEqual({ ok: true, row: { name: 'Реле', price: 1050 } });
    expect(read(['Реле', ''])).toStrictEqual({ ok: true, row: { name: 'Реле' } });
    expect(read(['Реле'])).toEqual({ ok: true, row: { name: 'Реле' } });
    expect(read(['Реле', '1', 'beyond'])).toEqual({ ok: true, row: { name: 'Реле', price: 100 } });
  });

  it('is wrong in everything that is wrong, each with its column, its value and what is allowed', () => {
    expect(read(['', 'many'])).toEqual({
      ok: false,
      errors: [
        { column: 'name', value: '', allowed: 'a value' },
        { column: 'price', value: 'many', allowed: 'a sum with at most two decimals: 1234.56 or 1 234,56' },
      ],
    });
    const long = read(['x'.repeat(300), '']);
    expect(long).toEqual({
      ok: false,
      errors: [{ column: 'name', value: 'x'.repeat(200), allowed: 'at most 10 characters' }],
    });
  });
});
