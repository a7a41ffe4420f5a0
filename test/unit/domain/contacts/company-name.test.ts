import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { companyKey } from '../../../../shared/domain/contacts/company-name.ts';

describe("A company's name", () => {
  it.each([
    ['ООО «Завод Приборов»', 'завод приборов'],
    ['Завод приборов, ООО', 'завод приборов'],
    ['Общество с ограниченной ответственностью "Завод Приборов"', 'завод приборов'],
    ['ПАО Лёд', 'лед'],
    ['Публичное акционерное общество Лед', 'лед'],
    ['АО «НПО-Автоматика»', 'нпо автоматика'],
    ['ИП Иванов И. И.', 'иванов и и'],
    ['Siemens AG', 'siemens'],
    ['Müller & Söhne GmbH', 'müller söhne'],
    ['Acme, Inc.', 'acme'],
    ['Acme s.r.o.', 'acme'],
    ['Acme, s. r. o.', 'acme'],
    ['Торговый дом ООО «Ромашка»', 'торговый дом ромашка'],
    ['ACME Co. Ltd.', 'acme'],
    ['Ａｃｍｅ ＬＬＣ', 'acme'],
    ['Аоста', 'аоста'],
    ['Incognito', 'incognito'],
    ['ООО', 'ооо'],
    ['«АО ООО»', 'ао ооо'],
    ['«»', ''],
  ])('%s is compared as %s', (name, key) => {
    expect(companyKey(name)).toBe(key);
  });

  it.each([
    ...['общество с ограниченной ответственностью', 'публичное акционерное общество', 'закрытое акционерное общество'],
    ...['открытое акционерное общество', 'акционерное общество', 'индивидуальный предприниматель', 'ооо', 'оао'],
    ...['зао', 'пао', 'нао', 'ао', 'ип', 'тоо', 'одо', 'чуп', 'гуп', 'муп', 'фгуп', 'llc', 'ltd', 'limited', 'inc'],
    ...['corp', 'co', 'gmbh', 'ag', 'kg', 'sa', 's.r.o.', 'sro', 'bv', 'plc', 'oy', 'ab', 'spa', 'srl'],
  ])('is the same with and without %s', (form) => {
    expect([companyKey(`${form} Ромашка`), companyKey(`Ромашка, ${form.toUpperCase()}`)]).toEqual([
      'ромашка',
      'ромашка',
    ]);
  });

  it('has one key however it is written, and the key of a key is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const key = companyKey(name);
        expect(key).toMatch(/^$|^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
        expect(companyKey(`«${name}»`)).toBe(key);
      }),
    );
  });
});
